//! What a borger's browser does on the way to a booking.

use anyhow::{Context, Result, ensure};
use chrono::NaiveDate;
use faellestid::domain::ids::TidId;
use uuid::Uuid;

use crate::http::{Answer, Client};
use crate::places::Slot;

/// A new conversation, or another time for the one she has: the same pages under two paths.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    Book,
    Flyt,
}

impl Way {
    pub fn path(self) -> &'static str {
        match self {
            Self::Book => "/borger/book",
            Self::Flyt => "/borger/flyt",
        }
    }

    pub fn day(self, day: NaiveDate) -> String {
        format!("{}/{day}", self.path())
    }

    pub fn check(self, tid: TidId) -> String {
        format!("{}/tjek/{tid}", self.path())
    }
}

/// Chooses a time: the server holds it.
pub async fn hold(client: &mut Client, way: Way, slot: Slot) -> Result<Answer> {
    client.post(&way.day(slot.day), &format!("tid={}&handling=vaelg", slot.tid)).await
}

/// Confirms. `key` stands in the page she confirms on; any other UUID is as good to the server.
pub async fn confirm(client: &mut Client, way: Way, slot: Slot, key: Uuid) -> Result<Answer> {
    let form = format!("noegle={key}&telefon=12345678&email=borger%40example.com&handling=bekraeft");
    client.post(&way.check(slot.tid), &form).await
}

/// Whether the server answered "done, go on to" a path that begins like this.
pub fn goes_to(answer: &Answer, path: &str) -> bool {
    answer.status == 303 && answer.location.as_ref().is_some_and(|to| to.starts_with(path))
}

/// The whole journey, as a browser makes it.
pub async fn journey(client: &mut Client, slot: Slot, key: Uuid) -> Result<()> {
    let way = Way::Book;
    page(client, "/borger").await?;
    answer_no(client).await?;
    page(client, way.path()).await?;
    page(client, &way.day(slot.day)).await?;
    let held = hold(client, way, slot).await?;
    ensure!(goes_to(&held, &way.check(slot.tid)), "the hold answered {}", held.status);
    page(client, &way.check(slot.tid)).await?;
    let booked = confirm(client, way, slot, key).await?;
    ensure!(goes_to(&booked, "/borger/samtale/"), "the confirmation answered {}", booked.status);
    page(client, &booked.location.unwrap_or_default()).await
}

/// Whether the a-kasse takes part is asked before the days.
pub async fn answer_no(client: &mut Client) -> Result<()> {
    let question = "/borger/book/a-kasse";
    page(client, question).await?;
    let answered = client.post(question, "a_kasse=nej&handling=vaelg").await?;
    ensure!(goes_to(&answered, "/borger/book"), "the question answered {}", answered.status);
    Ok(())
}

async fn page(client: &mut Client, path: &str) -> Result<()> {
    let answer = client.get(path).await?;
    ensure!(answer.status == 200 && answer.is_page(), "{path} answered {}", answer.status);
    Ok(())
}

/// The first choice of a field on a page: what a person would pick.
pub fn first_choice(page: &str, field: &str) -> Result<String> {
    let name = format!("name=\"{field}\"");
    let inputs = page.split('<').filter(|tag| tag.starts_with("input") && tag.contains(&name));
    let value = |tag: &str| Some(tag.split_once("value=\"")?.1.split_once('"')?.0.to_owned());
    inputs.filter_map(value).next().with_context(|| format!("the page has no field {field}"))
}

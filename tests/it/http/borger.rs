//! What a borger does page by page, by forms alone.

use super::answer::{Answer, Form};
use super::client::BorgerClient;
use faellestid::domain::ids::TidId;

/// What she types.
pub const TELEFON: &str = "87654321";

impl BorgerClient {
    /// From the days to the times of one, and on to the check of one of them: it is held for her.
    pub async fn choose(&self, journey: &str, day: &str, tid: TidId) -> Answer {
        let days = self.days(journey).await.form();
        let times = self.follow(&self.submit(&days.with("dag", day).with("handling", "vaelg")).await).await.form();
        let chosen = self.submit(&times.with("tid", &tid.to_string()).with("handling", "vaelg")).await;
        assert_eq!(chosen.location(), format!("/borger/{journey}/tjek/{tid}"));
        self.follow(&chosen).await
    }

    /// The days. Where she is asked about her a-kasse first, she says no.
    pub async fn days(&self, journey: &str) -> Answer {
        let first = self.get(&format!("/borger/{journey}")).await;
        if first.status != 303 {
            return first;
        }
        let question = self.follow(&first).await.form();
        self.follow(&self.submit(&question.with("a_kasse", "nej").with("handling", "vaelg")).await).await
    }

    /// The form that confirms, filled in.
    pub async fn ready_to_confirm(&self, journey: &str, day: &str, tid: TidId) -> Form {
        self.choose(journey, day, tid).await.form().with("telefon", TELEFON).with("handling", "bekraeft")
    }

    /// Books, or moves, and gives the receipt's path.
    pub async fn confirm(&self, journey: &str, day: &str, tid: TidId) -> String {
        let form = self.ready_to_confirm(journey, day, tid).await;
        self.submit(&form).await.location().to_owned()
    }
}

//! The ways between the pages of staff, the same above each of them.

use leptos::prelude::*;
use percent_encoding::percent_decode_str;

use super::Page;
use crate::texts::staff::Menu;

const JOBCENTER: [(&str, Menu); 9] = [
    ("/jobcenter", Menu::Forside),
    ("/jobcenter/opgaver", Menu::Opgaver),
    ("/jobcenter/dag", Menu::Dag),
    ("/jobcenter/uge", Menu::Uge),
    ("/jobcenter/aftaler", Menu::Aftaler),
    ("/jobcenter/luk", Menu::Luk),
    ("/jobcenter/lukkedage", Menu::Lukkedage),
    ("/jobcenter/tider-nok", Menu::TiderNok),
    ("/jobcenter/overblik", Menu::Overblik),
];
const A_KASSE: [(&str, Menu); 6] = [
    ("/a-kasse", Menu::Uge),
    ("/a-kasse/dag", Menu::Dag),
    ("/a-kasse/samtaler", Menu::Samtaler),
    ("/a-kasse/nyt", Menu::Nyt),
    ("/a-kasse/aftaler", Menu::Aftaler),
    ("/a-kasse/overblik", Menu::Overblik),
];

/// The menu of whoever is logged in; nothing for a borger and for those who have one page.
pub fn menu(page: &Page) -> Option<AnyView> {
    let home = page.home()?;
    let ways: &'static [(&str, Menu)] = match home {
        "/jobcenter" => &JOBCENTER,
        "/a-kasse" => &A_KASSE,
        _ => return None,
    };
    let here = percent_decode_str(&page.here).decode_utf8_lossy().into_owned();
    let here = here.split('?').next().unwrap_or_default();
    let way = |&(href, text): &(&'static str, Menu)| {
        // Below a page one is still at it; below the first page lies everything.
        let below = href != home && here.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
        let current = (here == href || below).then_some("page");
        view! { <li><a href=href aria-current=current>{text.da()}</a></li> }
    };
    let ways = ways.iter().map(way).collect_view();
    let menu = view! {
        <nav class="menu d-print-none" aria-label=Menu::Label.da()>
            <div class="container"><ul class="nobullet-list" lang=page.sprog.lang_of_danish()>{ways}</ul></div>
        </nav>
    };
    Some(menu.into_any())
}

//! Above every page: whose service it is, who is logged in, whom to ring, and the other language.

use leptos::prelude::*;

use super::Page;
use super::menu::menu;
use crate::texts::Sprog;
use crate::texts::borger::Overview;
use crate::texts::common::Common;
use crate::web::components::phone_link;
use crate::web::login::User;

pub fn header(page: &Page) -> impl IntoView + use<> {
    let sprog = page.sprog;
    let authority = page.user.as_ref().and_then(|user| user.myndighed.clone());
    let telefon = page.user.as_ref().and_then(|user| user.telefon.clone());
    let is_staff = page.user.as_ref().is_some_and(User::is_staff);
    let is_borger = page.user.is_some() && !is_staff;
    let service = if is_staff { Common::StaffService } else { Common::Service };
    view! {
        <header class="header">
            <a class="skipnav" href="#main-content">{Common::SkipLink.say(sprog)}</a>
            {page.demo.then(|| view! {
                <div class="demo-banner"><p class="container">{Common::DemoBanner.say(sprog)}</p></div>
            })}
            <div class="portal-info"><div class="portal-info-inner container">
                <a class="logo" href="/"><span>{Common::Product.say(sprog)}</span></a>
                {is_borger.then(|| view! { <a class="function-link dine-samtaler" href="/borger">{Overview::Heading.say(sprog)}</a> })}
                {(!is_staff).then(|| other_language(sprog, &page.here))}
                {page.user.clone().map(|user| who(sprog, user))}
            </div></div>
            <div class="solution-info"><div class="solution-info-inner container">
                <div class="solution-heading"><p>{service.say(sprog)}</p></div>
                {authority.map(|navn| view! {
                    <div class="additional-info">
                        <strong class="authority-name" lang=sprog.lang_of_danish()>{navn}</strong>
                        {telefon.map(|telefon| view! {
                            <span>" " {Common::Phone.say(sprog)} " " {phone_link(&telefon)}</span>
                        })}
                    </div>
                })}
            </div></div>
            {menu(page)}
        </header>
    }
}

/// A link to the same page in the other language, in that language.
fn other_language(sprog: Sprog, here: &str) -> impl IntoView + use<> {
    let other = sprog.other();
    let href = format!("/sprog/{}?til={here}", other.code());
    view! { <a class="function-link sprogvalg" href=href lang=other.code() hreflang=other.code()>{other.navn()}</a> }
}

fn who(sprog: Sprog, user: User) -> impl IntoView {
    view! {
        <div class="portal-user">
            <p class="user">{user.navn} {user.rolle.map(|rolle| view! { <br/> {rolle} })}</p>
            <form method="post" action="/log-ud">
                <button class="function-link log-off" type="submit" name="handling" value="log-ud">
                    {Common::LogOut.say(sprog)}
                </button>
            </form>
        </div>
    }
}

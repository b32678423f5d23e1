//! What a borger reads when a rule says no to her, in both languages: beside a field, or as a page of its own.

use super::Sprog;
use super::rules::told;
use crate::domain::rules::Code;

/// A heading and what to do. `{myndighed}` is the authority's own name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The page's heading.
    pub heading: &'static str,
    /// What it means and what to do.
    pub text: &'static str,
}

/// The words of a code in a page of its own.
pub const fn refusal(sprog: Sprog, code: Code) -> Refusal {
    match sprog {
        Sprog::Da => danish(code),
        Sprog::En => english(code),
    }
}

/// The words of a code beside a field.
pub const fn field_error(sprog: Sprog, code: Code) -> &'static str {
    match (sprog, code) {
        (Sprog::Da, code) => told(code),
        (Sprog::En, Code::TelefonMissing) => "Give a telephone number where we can reach you",
        (Sprog::En, Code::TelefonForm) => "Give the telephone number with 8 digits, for example 12 34 56 78",
        (Sprog::En, Code::EmailForm) => "Give the e-mail address as it looks, for example name@example.com",
        (Sprog::En, _) => "Correct the field",
    }
}

const fn danish(code: Code) -> Refusal {
    let heading = match code {
        Code::NotTilmeldt => "Du er ikke tilmeldt som jobsøgende",
        Code::NotMember => "Vi mangler oplysning om din a-kasse",
        Code::OtherAKasse => "Tiden er aftalt med en anden a-kasse",
        Code::OtherEjersystem => "Du kan ikke flytte eller aflyse samtalen her",
        other => told(other),
    };
    let text = match code {
        Code::NotMember => {
            "Vi kan ikke se, hvilken a-kasse du er medlem af. Derfor kan vi ikke vise dig tider endnu. Ring til {myndighed}, så finder de en tid til dig."
        }
        Code::OtherAKasse => {
            "Du kan kun booke de tider, som {myndighed} har aftalt med din a-kasse. Vælg en anden tid."
        }
        Code::NotDagpenge => {
            "Fælles jobsamtaler er for personer, der får dagpenge. Ring til {myndighed}, hvis du mener, at det er en fejl."
        }
        Code::Fritaget | Code::Frataget => "{Myndighed} indkalder dig til samtalen.",
        Code::AtAKasse => "Du får besked fra a-kassen om din næste samtale.",
        Code::FristOverskredet => {
            "Du kan ikke booke her lige nu. Ring til {myndighed} i dag, så fortæller de, hvad du skal gøre."
        }
        Code::NotTilmeldt => {
            "Du kan booke, når du er tilmeldt som jobsøgende på Jobnet. Ring til {myndighed}, hvis du mener, at det er en fejl."
        }
        Code::OutsideFrame => {
            "Tiden ligger ikke i de tider, som {myndighed} har aftalt med din a-kasse. Vælg en anden tid."
        }
        Code::NotSelfBookable => "{Myndighed} indkalder selv til disse samtaler. Du får besked om din tid.",
        Code::Closed => "{Myndighed} har lukket tiden, mens du valgte. Vælg en anden tid.",
        Code::Started | Code::NoLongerBookable => "Du kan ikke længere booke den tid. Vælg en senere tid.",
        Code::NotYetBookable => "{Myndighed} åbner senere for booking af den tid. Vælg en anden tid.",
        Code::AfterSidsteAfholdelsesdato | Code::AfterStraksbooking => {
            "Samtalen skal holdes tidligere. Vælg en af de tider, vi viser dig."
        }
        Code::Sammenfald => "Du har allerede en samtale, der ligger for tæt på. Vælg en anden tid.",
        Code::OneAtATime => "Du kan flytte den samtale, du har.",
        Code::OmbookLimitPassed | Code::AflysningLimitPassed => "Ring til {myndighed}, hvis du ikke kan komme.",
        Code::OtherEjersystem => "Ring til {myndighed}, hvis du vil flytte eller aflyse den.",
        Code::AlreadyBegun => "Ring til {myndighed}, hvis du ikke kom til samtalen.",
        Code::AlreadyCancelled => "Der er ikke mere, du skal gøre med den. Se dine andre samtaler på forsiden.",
        // What a borger cannot bring about by herself on a page: the authority helps.
        _ => "Ret felterne, og prøv igen. Ring til {myndighed}, hvis det ikke hjælper.",
    };
    Refusal { heading, text }
}

const fn english(code: Code) -> Refusal {
    let (heading, text) = match code {
        Code::NotTilmeldt => (
            "You are not registered as a jobseeker",
            "You can book when you are registered as a jobseeker on Jobnet. Call {myndighed} if you think this is a mistake.",
        ),
        Code::NotMember => (
            "We lack information about your unemployment fund",
            "We cannot see which unemployment fund (a-kasse) you are a member of. So we cannot show you times yet. Call {myndighed}, and they will find a time for you.",
        ),
        Code::OtherAKasse => (
            "The time is agreed with another unemployment fund",
            "You can only book the times that {myndighed} has agreed with your unemployment fund. Choose another time.",
        ),
        Code::NotDagpenge => (
            "You cannot book a joint job meeting here",
            "Joint job meetings are for people who receive unemployment benefit (dagpenge). Call {myndighed} if you think this is a mistake.",
        ),
        Code::Fritaget => ("You do not have to book a time yourself", "{Myndighed} summons you to the meeting."),
        Code::Frataget => ("You cannot book times yourself right now", "{Myndighed} summons you to the meeting."),
        Code::AtAKasse => (
            "Your unemployment fund arranges your meetings right now",
            "The unemployment fund will tell you about your next meeting.",
        ),
        Code::FristOverskredet => (
            "The deadline for booking has passed",
            "You cannot book here right now. Call {myndighed} today, and they will tell you what to do.",
        ),
        Code::OutsideFrame => (
            "The time cannot be booked",
            "The time does not lie within the times that {myndighed} has agreed with your unemployment fund. Choose another time.",
        ),
        Code::NotSelfBookable => (
            "The time cannot be booked here",
            "{Myndighed} summons people to these meetings itself. You will be told your time.",
        ),
        Code::Closed => {
            ("The time is closed", "{Myndighed} has closed the time while you were choosing. Choose another time.")
        }
        Code::Started => ("The time has begun", "You can no longer book that time. Choose a later one."),
        Code::NoLongerBookable => {
            ("The time can no longer be booked", "You can no longer book that time. Choose a later one.")
        }
        Code::NotYetBookable => {
            ("The time cannot be booked yet", "{Myndighed} opens that time for booking later. Choose another time.")
        }
        Code::AfterSidsteAfholdelsesdato | Code::AfterStraksbooking => {
            ("The time is too late", "The meeting must be held earlier. Choose one of the times we show you.")
        }
        Code::Sammenfald => (
            "The time collides with another meeting",
            "You already have a meeting too close to it. Choose another time.",
        ),
        Code::OneAtATime => ("There is a meeting already", "You can move the meeting you have."),
        Code::OmbookLimitPassed => ("You can no longer move the meeting here", "Call {myndighed} if you cannot come."),
        Code::AflysningLimitPassed => {
            ("You can no longer cancel the meeting here", "Call {myndighed} if you cannot come.")
        }
        Code::OtherEjersystem => {
            ("You cannot move or cancel the meeting here", "Call {myndighed} if you want to move or cancel it.")
        }
        Code::AlreadyBegun => {
            ("The meeting has begun or is over", "Call {myndighed} if you did not come to the meeting.")
        }
        Code::AlreadyCancelled => (
            "The meeting is cancelled",
            "There is nothing more for you to do with it. See your other meetings on your front page.",
        ),
        _ => ("That cannot be done here", "Correct the fields and try again. Call {myndighed} if that does not help."),
    };
    Refusal { heading, text }
}

/// `text` with the authority's name put in, also at the start of a sentence.
pub fn with_authority(text: &str, myndighed: &str) -> String {
    text.replace("{myndighed}", myndighed).replace("{Myndighed}", myndighed)
}

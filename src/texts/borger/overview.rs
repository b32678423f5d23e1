//! Her overview.

use chrono::NaiveDate;

use crate::texts::{Sprog, dates, texts};

texts! {
    /// Fixed texts of the overview.
    pub enum Overview {
        Heading => "Dine samtaler" / "Your meetings",
        BookBy => "Book en samtale senest" / "Book a meeting no later than",
        WholeDay => "Du kan booke hele dagen, til kl. 23.59." / "You can book all day, until 23:59.",
        Consequence =>
            "Booker du ikke inden fristen, bliver du afmeldt som jobsøgende fra dagen efter. Så kan du ikke få dagpenge, før du har tilmeldt dig igen på Jobnet og booket en ny samtale."
            / "If you do not book by the deadline, you are deregistered as a jobseeker from the day after. Then you cannot receive unemployment benefit until you have registered again on Jobnet and booked a new meeting.",
        FindTime => "Find en tid" / "Find a time",
        Continue => "Fortsæt med den tid, vi holder til dig" / "Continue with the time we are holding for you",
        Met => "Du har booket inden fristen" / "You have booked by the deadline",
        Missed => "Fristen for at booke er gået" / "The deadline for booking has passed",
        MissedMeans =>
            "Du kan være blevet afmeldt som jobsøgende. Se på Jobnet, om du er tilmeldt. Er du ikke det, skal du tilmelde dig igen for at kunne få dagpenge."
            / "You may have been deregistered as a jobseeker. Look on Jobnet to see whether you are registered. If you are not, you must register again to be able to receive unemployment benefit.",
        Jobnet => "Gå til Jobnet" / "Go to Jobnet (in Danish)",
        YourBooking => "Din samtale" / "Your meeting",
        YourSummons => "Du er indkaldt" / "You are summoned",
        Earlier => "Tidligere samtaler og frister" / "Earlier meetings and deadlines",
        Move => "Flyt samtalen" / "Move the meeting",
        Receipt => "Se kvitteringen" / "See the confirmation",
        NoBooking => "Du har ikke booket en samtale." / "You have not booked a meeting.",
        NothingToDo =>
            "Du har ingen frist lige nu. Du må gerne booke en samtale alligevel."
            / "You have no deadline right now. You may book a meeting all the same.",
        NoTimesFit => "Passer ingen af tiderne?" / "Do none of the times suit you?",
    }
}

/// She has to book at once, and until when the conversation is to be held.
pub fn at_once(sprog: Sprog, held_by: NaiveDate) -> String {
    let day = dates::date_long(sprog, held_by);
    sprog.pick(
        format!("Du skal booke en samtale nu. Den skal holdes senest {day}."),
        format!("You must book a meeting now. It must be held no later than {day}."),
    )
}

//! Finding, checking and confirming a time.

use crate::texts::texts;

texts! {
    /// Fixed texts of the booking pages.
    pub enum Book {
        StepDay => "Vælg dag" / "Choose day",
        StepTime => "Vælg tid" / "Choose time",
        StepCheck => "Tjek og bekræft" / "Check and confirm",
        DayHeading => "Hvilken dag passer dig?" / "Which day suits you?",
        DayMissing => "Vælg en dag til samtalen" / "Choose a day for the meeting",
        MoreDays => "Vis flere datoer" / "Show more dates",
        FirstDays => "Vis de første datoer" / "Show the first dates",
        Next => "Næste" / "Next",
        TimeHeading => "Hvilket tidspunkt passer dig?" / "Which time suits you?",
        TimeHint =>
            "Når du vælger en tid, holder vi den til dig i 10 minutter, mens du tjekker den."
            / "When you choose a time, we hold it for you for 10 minutes while you check it.",
        TimeMissing => "Vælg en tid til samtalen" / "Choose a time for the meeting",
        Morning => "Formiddag" / "Morning",
        Afternoon => "Eftermiddag" / "Afternoon",
        OtherDay => "Vælg en anden dag" / "Choose another day",
        DayIsFull => "Der er ikke flere ledige tider den dag" / "There are no more free times on that day",
        NearestHeading => "De nærmeste ledige tider" / "The nearest free times",
        CheckHeading => "Tjek din booking, før du bekræfter" / "Check your booking before you confirm",
        NotBookedYet => "Du har ikke booket en samtale endnu." / "You have not booked a meeting yet.",
        KeepsOld =>
            "Du beholder din nuværende tid, indtil du bekræfter den nye."
            / "You keep your present time until you confirm the new one.",
        MayBeLater =>
            "Selve samtalen må gerne ligge efter den dag."
            / "The meeting itself may be after that day.",
        StillOld => "Du har stadig din gamle tid." / "You still have your old time.",
        HoldExpired =>
            "Vi holder ikke længere tiden til dig. Du kan stadig bekræfte, hvis den er ledig."
            / "We no longer hold the time for you. You can still confirm if it is free.",
        ExtendHold => "Hold tiden 10 minutter til" / "Hold the time for 10 more minutes",
        Confirm => "Bekræft og book samtalen" / "Confirm and book the meeting",
        ConfirmMove => "Bekræft og flyt samtalen" / "Confirm and move the meeting",
        ChangeDay => "Vælg en anden tid" / "Choose another time",
        ContactHeading => "Sådan kan vi kontakte dig" / "How we can contact you",
        Phone => "Telefonnummer" / "Telephone number",
        PhoneHint => "8 cifre. Vi ringer kun om denne samtale." / "8 digits. We only call about this meeting.",
        Email => "Mailadresse (kan udelades)" / "E-mail address (optional)",
        Taken => "En anden har lige taget tiden. Vælg en ny." / "Somebody else has just taken the time. Choose a new one.",
        NoTimesHeading => "Der er ingen ledige tider lige nu" / "There are no free times right now",
        NoTimesKept =>
            "Vi har skrevet ned, at du søgte, og at der ikke var tider."
            / "We have written down that you searched and that there were no times.",
        AlreadyHeading => "Du har allerede booket en samtale" / "You have already booked a meeting",
        AlreadyText =>
            "Du kan have én samtale ad gangen. Vil du have en anden tid, kan du flytte den, du har."
            / "You can have one meeting at a time. If you want another time, you can move the one you have.",
        SeeBooking => "Se din samtale" / "See your meeting",
    }
}

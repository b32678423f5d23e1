//! The closed list of rules. The doc comment of a code is the rule, in Danish: what must hold, its source (`Kilde:`) and where it
//! applies (`Gælder:`). `docs/rules.md` is made from it.
//!
//! Numbers are DFDG's where they are known. `FT` is our own series: 1 self-booking, 2 contact data, 3 who may summon to what,
//! 4 times and details, 5 frister, 6 participation, 7 facts about a borger, 8 agreements and series, 9 the work of staff.

use crate::domain::stored_text::stored_text;

/// Declares the codes, each with its rule as doc comment and as text.
macro_rules! codes {
    ($($(#[doc = $rule:literal])+ $variant:ident = $text:literal,)*) => {
        stored_text! {
            /// Every rule there is. Numbers are DFDG's where they are known; `FT` is our own series.
            #[derive(PartialOrd, Ord)]
            pub enum Code { $($(#[doc = $rule])+ $variant = $text,)* }
        }

        impl Code {
            /// The whole doc comment of the variant.
            const fn comment(self) -> &'static str {
                match self { $(Self::$variant => concat!($($rule),+),)* }
            }
        }
    };
}

codes! {
    /// Personnummeret tilhører en borger i registeret. Kilde: DFDG 1010. Gælder: alle snitflader.
    UnknownBorger = "1010",
    /// En kodeværdi findes i sin kodeliste. Kilde: DFDG 2002. Gælder: alle snitflader, hvor listen ikke har sin egen kode.
    UnknownCodeValue = "2002",
    /// En kodeværdi er i brug på den dag, den gælder for; cv-samtalen (id 10) har i stedet sin egen regel. Kilde: DFDG 2003. Gælder: IndkaldelseService.
    ExpiredCodeValue = "2003",
    /// Den, der får en frist eller selv booker, er tilmeldt som jobsøgende. Kilde: DFDG 4367. Gælder: FristService, BorgerBookingService.
    NotTilmeldt = "4367",
    /// En afdød person indkaldes ikke og får ingen frist. Kilde: DFDG 4405. Gælder: alle snitflader.
    Dead = "4405",
    /// Myndigheden må bruge tjenesten: frister er jobcenterets alene, og kun jobcenter og a-kasse indkalder. Kilde: DFDG 4575, FristService. Gælder: alle snitflader.
    NotAuthorised = "4575",
    /// Tekster indeholder ikke html. Kilde: DFDG 4933. Gælder: alle tekstfelter.
    HtmlInText = "4933",
    /// Et id bruges kun én gang. Kilde: DFDG 4977. Gælder: IndkaldelseService, FristService, registeret.
    IdExists = "4977",
    /// Et jobcenter indkalder og sætter frister for sine egne borgere. Kilde: DFDG 6005. Gælder: IndkaldelseService, FristService.
    NotOwnBorger = "6005",
    /// Samtaleformen findes i kodelisten. Kilde: DFDG 90000 (tidligere 4708). Gælder: IndkaldelseService.
    SamtaleformUnknown = "90000",
    /// Samtaletypen findes i kodelisten. Kilde: DFDG 90001 (tidligere 4709). Gælder: IndkaldelseService, FristService.
    SamtaleTypeUnknown = "90001",
    /// Samtalen begynder tidligst i dag. Kilde: DFDG 90002 (tidligere 4783). Gælder: IndkaldelseService.
    StartBeforeToday = "90002",
    /// Samtalen slutter ikke, før den begynder. Kilde: DFDG 90004 (tidligere 4792). Gælder: IndkaldelseService.
    EndBeforeStart = "90004",
    /// Mødegruppetypen findes i kodelisten. Kilde: DFDG 90005 (tidligere 4805). Gælder: IndkaldelseService.
    MoedeGruppeTypeUnknown = "90005",
    /// Borgeren er medlem af en a-kasse. Kilde: DFDG 90006 (tidligere 4856). Gælder: en a-kasses kald, fælles jobsamtaler, BorgerBookingService.
    NotMember = "90006",
    /// Borgeren er medlem af netop den a-kasse, der indkalder, eller som tiden er aftalt med. Kilde: DFDG 90007 (tidligere 4857). Gælder: en a-kasses kald, BorgerBookingService.
    OtherAKasse = "90007",
    /// Frist for ombooking sættes kun, når ombooking er mulig. Kilde: DFDG 90009 (tidligere 8125). Gælder: IndkaldelseService.
    OmbookingFristForbidden = "90009",
    /// Når ombooking er mulig, er der en frist for ombooking. Kilde: DFDG 90010 (tidligere 8126). Gælder: IndkaldelseService.
    OmbookingFristMissing = "90010",
    /// Frist for aflysning sættes kun, når aflysning er mulig; da kan den udelades. Kilde: DFDG 90014 (tidligere 8127). Gælder: IndkaldelseService.
    AflysningFristForbidden = "90014",
    /// Indkaldelsens id er kendt og hører til borgeren. Kilde: DFDG 90036 (tidligere 4768). Gælder: IndkaldelseService, BorgerBookingService.
    UnknownIndkaldelse = "90036",

    /// Kun dagpengemodtagere (kontaktgruppe 1 og 8) kan booke en fælles jobsamtale. Kilde: epic 999.8.5. Gælder: BorgerBookingService.
    NotDagpenge = "FT101",
    /// Borgere med fravær 56 er fritaget for pligten til selvbook og indkaldes. Kilde: BEK 1216/2023 §§ 45-46. Gælder: BorgerBookingService.
    Fritaget = "FT102",
    /// Borgere med fravær 57 er frataget retten til selvbook og indkaldes. Kilde: LAB § 35, BEK 1216/2023 § 46. Gælder: BorgerBookingService.
    Frataget = "FT103",
    /// Borgere med fravær 75 har deres kontaktforløb hos a-kassen. Kilde: DFDG FristService. Gælder: BorgerBookingService.
    AtAKasse = "FT104",
    /// Er fristen overskredet, kan borgeren først booke efter at være tilmeldt igen. Kilde: BEK 744/2016 § 17 a, BEK om en aktiv beskæftigelsesindsats § 30. Gælder: BorgerBookingService.
    FristOverskredet = "FT105",
    /// Tiden ligger inden for det, borgerens jobcenter og a-kasse har aftalt. Kilde: epic 999.8.5. Gælder: BorgerBookingService.
    OutsideFrame = "FT111",
    /// Jobcenteret har åbnet aftalen for selvbooking. Kilde: epic 999.8.5 ("efter eget valg"). Gælder: BorgerBookingService.
    NotSelfBookable = "FT112",
    /// Tiden er åben for booking. Kilde: jobcenterets egen beslutning. Gælder: BorgerBookingService.
    Closed = "FT113",
    /// Tiden er ikke begyndt. Kilde: DFDG 90002 (dags dato), her til minuttet. Gælder: BorgerBookingService.
    Started = "FT114",
    /// Samtalen holdes senest på fristens sidste afholdelsesdato. Kilde: DFDG GetBorgerstatus, SidsteAfholdelsesdato. Gælder: BorgerBookingService.
    AfterSidsteAfholdelsesdato = "FT115",
    /// Samtalen kan flyttes til og med ombookingsfristen, når ombooking er mulig; kræver en aktiv frist en anden tid, kan den altid flyttes. Kilde: DFDG CreateIndkaldelse, OmbookingMulig. Gælder: BorgerBookingService.
    OmbookLimitPassed = "FT116",
    /// Tiden overlapper ingen anden samtale, borgeren har, heller ikke når turen imellem regnes med. Kilde: DFDG IndkaldelseService, formål (undgå dobbeltbooking). Gælder: BorgerBookingService; IndkaldelseService som advarsel.
    Sammenfald = "FT117",
    /// Borgeren har højst én kommende samtale hos jobcenteret af typerne 7 og 17 og én af type 4. Kilde: DFDG IndkaldelseService, regel om én booking. Gælder: BorgerBookingService; IndkaldelseService som advarsel.
    OneAtATime = "FT118",
    /// Efter en overskredet frist holdes samtalen inden for straksbookingens dage fra gentilmeldingen. Kilde: BEK om en aktiv beskæftigelsesindsats § 30, stk. 3. Gælder: BorgerBookingService.
    AfterStraksbooking = "FT119",
    /// Samtalen kan aflyses til og med aflysningsfristen, når aflysning er mulig. Kilde: DFDG CreateIndkaldelse, AflysningMulig. Gælder: BorgerBookingService.
    AflysningLimitPassed = "FT120",
    /// En samtale, der er begyndt eller forbi, flyttes, ændres og aflyses ikke. Kilde: databekendtgørelsen § 20, stk. 3. Gælder: BorgerBookingService, IndkaldelseService.
    AlreadyBegun = "FT121",
    /// En aflyst samtale ændres ikke; der oprettes en ny. Kilde: DFDG IndkaldelseService. Gælder: BorgerBookingService, IndkaldelseService.
    AlreadyCancelled = "FT122",
    /// Hvordan en samtale gik, registreres først, når den er begyndt. Kilde: databekendtgørelsen § 87. Gælder: IndkaldelseService.
    NotBegun = "FT123",
    /// En tid kan først bookes fra den dag, serien siger. Kilde: jobcenterets egen beslutning (bookbar fra). Gælder: BorgerBookingService.
    NotYetBookable = "FT124",
    /// En tid kan bookes til det tidspunkt, serien siger. Kilde: jobcenterets egen beslutning (bookbar til). Gælder: BorgerBookingService.
    NoLongerBookable = "FT125",
    /// Kontaktgruppe, visitationskategori og markeringer er de samme hos kalderen og i registeret; en forskel skjuler ingen tilbud. Kilde: DFDG BorgerBookingService, GetSelvbookingMoedetilbud. Gælder: BorgerBookingService, kun som advarsel.
    RegisterDiffers = "FT126",

    /// Der er et telefonnummer, vi kan træffe borgeren på. Kilde: databekendtgørelsen § 20 (kontaktmuligheder). Gælder: BorgerBookingService.
    TelefonMissing = "FT201",
    /// Telefonnummeret er otte cifre, eller + og 3 til 20 cifre. Kilde: DFDG, mønsteret `(\+)?[0-9]{3,20}`. Gælder: alle telefonfelter.
    TelefonForm = "FT202",
    /// Mailadressen har form som en mailadresse og højst 256 tegn. Kilde: DFDG, kontaktdetaljer. Gælder: alle mailfelter.
    EmailForm = "FT203",

    /// En a-kasse opretter ingen cv-samtale (id 10) med en borger i kontaktgruppe 1 eller 8 på skæringsdatoen eller senere; ligger der en, som ikke er indberettet før, opdateres den ikke. Kilde: epic 999.8.1 og 999.8.2. Gælder: IndkaldelseService.
    CvAfterCutOff = "FT301",
    /// En cv-samtale, der ligger før skæringsdatoen, flyttes ikke til den eller forbi den som cv-samtale. Kilde: epic 999.8.1 og 999.8.2. Gælder: IndkaldelseService.
    CvMovedPastCutOff = "FT302",
    /// En samtale af en anden type gøres ikke til en cv-samtale på skæringsdatoen eller senere. Kilde: epic 999.8.1. Gælder: IndkaldelseService.
    TurnedIntoCv = "FT303",
    /// Samtaletypen er en, myndigheden indkalder til. Kilde: epic 999.8.3. Gælder: IndkaldelseService.
    TypeNotForAuthority = "FT311",
    /// Samtaletypen bruges for borgerens kontaktgruppe. Kilde: DFDG FristService og InterviewService; fælles jobsamtaler er for kontaktgruppe 1 og 8. Gælder: IndkaldelseService, FristService.
    TypeNotForKontaktgruppe = "FT312",
    /// Samtaletype 19 og 20 indkalder ingen til. Kilde: DFDG InterviewService, epic 935.4. Gælder: IndkaldelseService.
    TypeNeverUsed = "FT313",
    /// En a-kasse indkalder til jobsamtale (7), mens den har ansvaret for kontaktforløbet (fravær 75). Kilde: epic 999.8.3. Gælder: IndkaldelseService.
    NoResponsibility = "FT314",
    /// Er det kendt, hvornår a-kassens ansvar for kontaktforløbet slutter, holdes jobsamtalen senest da. Kilde: epic 999.8.3. Gælder: IndkaldelseService.
    ResponsibilityEnds = "FT315",
    /// Kun den myndighed, der har indkaldt, ændrer eller aflyser indkaldelsen. Kilde: DFDG IndkaldelseService, adgang. Gælder: IndkaldelseService.
    NotSummoner = "FT316",
    /// Har indkaldelsen et ejersystem, ændrer og aflyser kun det system den. Kilde: DFDG CreateIndkaldelse, Ejersystem. Gælder: IndkaldelseService.
    OtherEjersystem = "FT317",
    /// En samtale, fx en tidligere cv-samtale, som en a-kasse uden ansvar for kontaktforløbet gør til jobsamtale (7), modtages, men bør ses efter. Kilde: epic 999.8.2. Gælder: IndkaldelseService, kun som advarsel.
    CvToJobsamtale = "FT318",

    /// Tidspunktet er udfyldt. Kilde: DFDG CreateIndkaldelse, Starttidspunkt. Gælder: IndkaldelseService.
    StartMissing = "FT401",
    /// Et lokalt klokkeslæt findes: natten til sommertid mangler en time. Kilde: EU-direktiv 2000/84. Gælder: IndkaldelseService, aftalte tider.
    LocalTimeMissing = "FT402",
    /// Et lokalt klokkeslæt, der kommer to gange natten til vintertid, angives med, hvilken af de to det er. Kilde: EU-direktiv 2000/84. Gælder: IndkaldelseService, aftalte tider.
    LocalTimeTwice = "FT403",
    /// Datoen ligger ikke længere fremme, end nogen planlægger. Kilde: egen indstilling. Gælder: IndkaldelseService, FristService, registeret.
    TooFarAhead = "FT404",
    /// Varigheden passer med start og slut og er mellem ét minut og et døgn. Kilde: DFDG CreateIndkaldelse, varighed. Gælder: IndkaldelseService.
    VarighedWrong = "FT405",
    /// Er hverken slut eller varighed angivet, regnes med indstillingens længde. Kilde: egen indstilling. Gælder: IndkaldelseService, kun som advarsel.
    VarighedAssumed = "FT406",
    /// Et digitalt møde har et link. Kilde: DFDG CreateIndkaldelse, DigitaltMoedelink. Gælder: IndkaldelseService, aftalte tider.
    LinkMissing = "FT407",
    /// Linket er en https-adresse. Kilde: DFDG CreateIndkaldelse; kun sikre adresser vises for borgeren. Gælder: IndkaldelseService, aftalte tider.
    LinkForm = "FT408",
    /// Et personligt møde har en adresse. Kilde: databekendtgørelsen § 20. Gælder: IndkaldelseService, aftalte tider.
    AdresseMissing = "FT409",
    /// Ringer borgeren op til et telefonmøde, er nummeret angivet. Kilde: databekendtgørelsen § 20. Gælder: IndkaldelseService, aftalte tider.
    MoedetelefonMissing = "FT410",
    /// Ringes borgeren op til et telefonmøde, har borgeren bekræftet sit nummer. Kilde: databekendtgørelsen § 20. Gælder: IndkaldelseService, BorgerBookingService.
    BorgerTelefonMissing = "FT411",
    /// Der er en titel. Kilde: databekendtgørelsen § 20. Gælder: IndkaldelseService, aftalte tider.
    TitelMissing = "FT412",
    /// Der er en beskrivelse. Kilde: databekendtgørelsen § 20. Gælder: IndkaldelseService, aftalte tider.
    BeskrivelseMissing = "FT413",
    /// Der er navn på den medarbejder eller det team, der holder samtalen. Kilde: databekendtgørelsen § 20. Gælder: IndkaldelseService, aftalte tider.
    MedarbejderMissing = "FT414",
    /// Et team sætter navn på medarbejderen før mødet; indtil da er det en opgave. Kilde: databekendtgørelsen § 20. Gælder: IndkaldelseService, kun som advarsel.
    TeamWithoutName = "FT415",
    /// Borgeren kan kontakte myndigheden om samtalen: der er et telefonnummer eller en mailadresse. Kilde: databekendtgørelsen § 20 (kontaktmuligheder). Gælder: IndkaldelseService.
    KontaktMissing = "FT416",
    /// En tekst er ikke længere, end der er plads til. Kilde: DFDG, felternes længder. Gælder: alle tekstfelter.
    TextTooLong = "FT417",
    /// En tekst indeholder ingen styretegn. Kilde: god skik på alle snitflader. Gælder: alle tekstfelter.
    ControlCharacters = "FT418",
    /// Frist for ombooking ligger ikke efter samtalens dag. Kilde: DFDG CreateIndkaldelse. Gælder: IndkaldelseService.
    OmbookingFristAfterMeeting = "FT419",
    /// Frist for aflysning ligger ikke efter samtalens dag. Kilde: DFDG CreateIndkaldelse. Gælder: IndkaldelseService.
    AflysningFristAfterMeeting = "FT420",
    /// Et gruppemøde har et gruppemøde-id. Kilde: DFDG CreateIndkaldelse. Gælder: IndkaldelseService.
    GruppemoedeIdMissing = "FT421",
    /// Datoen ligger ikke før 1. januar 1900; en tidligere dato er en tastefejl. Kilde: egen regel. Gælder: IndkaldelseService, registeret.
    TooLongAgo = "FT422",
    /// En medarbejder indkalder ikke til et tidspunkt, der er gået, heller ikke tidligere samme dag. Kilde: egen regel (ingen kan møde til det). Gælder: medarbejdernes sider.
    StartInThePast = "FT423",
    /// En samtale begynder mellem kl. 7.00 og 18.00; ellers spørges der, før der indkaldes, bookes for en borger eller gemmes en serie. Kilde: egen regel (et forkert ciffer gør dag til nat). Gælder: medarbejdernes sider.
    OutsideDagtimer = "FT424",
    /// En samtale holdes ikke en lørdag, søndag eller helligdag og ikke 5. juni, 24. eller 31. december; ellers spørges der, før der indkaldes, bookes for en borger eller gemmes en serie. Kilde: egen regel. Gælder: medarbejdernes sider.
    OnDayOff = "FT425",
    /// En samtale holdes ikke på en af myndighedens lukkedage; ellers spørges der, før der indkaldes, bookes for en borger eller gemmes en serie. Kilde: egen regel. Gælder: medarbejdernes sider.
    OnLukkedag = "FT426",
    /// En samtale, der kunne indfri borgerens frist, holdes senest på fristens sidste afholdelsesdato; ellers spørges der, før der indkaldes: fristen løber videre, og borgeren kan blive afmeldt. Kilde: egen regel (dfdg FristService, SidsteAfholdelsesdato). Gælder: medarbejdernes sider.
    AfterLastDayOfFrist = "FT427",

    /// En frist gælder jobsamtale (7), fælles jobsamtale (17) eller opfølgningssamtale (4). Kilde: DFDG FristService. Gælder: FristService.
    FristTypeUnsupported = "FT501",
    /// En frist er mindst 8 dage og forkortes ikke til mindre (indstilling). Kilde: star.dk, Spørgsmål og svar om Selvbook på Jobnet. Gælder: FristService.
    FristTooShort = "FT502",
    /// Sidste afholdelsesdato ligger på eller efter Fristdato. Kilde: DFDG FristService. Gælder: FristService.
    LastDayBeforeFristdato = "FT503",
    /// Fristdato falder på en weekend, en helligdag, 5. juni, 24. eller 31. december; den gælder, som den er sat. Kilde: forældelsesloven § 27, stk. 2 (princippet). Gælder: FristService, kun som advarsel.
    FristdatoOnDayOff = "FT504",
    /// Borgeren har højst én aktiv frist af hver samtaletype; den, der er, ændres. Kilde: DFDG FristService. Gælder: FristService.
    FristExists = "FT505",
    /// Kun en aktiv frist ændres. Kilde: DFDG FristService. Gælder: FristService.
    FristNotActive = "FT506",
    /// Fristens id er kendt og hører til borgeren. Kilde: DFDG FristService. Gælder: FristService.
    UnknownFrist = "FT507",
    /// Borgeren har fravær 56, 57 eller 75: fristen lukkes med det samme. Kilde: DFDG FristService. Gælder: FristService, kun som advarsel.
    FristBornClosed = "FT508",
    /// Borgeren har allerede en samtale, der indfrier fristen. Kilde: DFDG FristService. Gælder: FristService, kun som advarsel.
    FristBornMet = "FT509",
    /// Kun en overskreden frist genåbnes. Kilde: egen regel (forlængelse ved fejl hos myndigheden). Gælder: FristService.
    FristNotOverskredet = "FT510",
    /// En genåbning har en begrundelse. Kilde: forvaltningsloven § 22 (princippet). Gælder: FristService.
    BegrundelseMissing = "FT511",
    /// En begrundelse for at åbne en fremmed borger siger noget: mindst ti bogstaver. Kilde: egen regel (databeskyttelsesforordningen art. 5: formålet skal kunne ses). Gælder: medarbejdernes sider, Gaesteadgang.
    BegrundelseTooShort = "FT515",
    /// Der er tider, borgeren kan booke, inden samtalen senest skal holdes. Kilde: vejledning 10190/2016, afsnit 2.12 (dokumentation for manglende tider). Gælder: FristService, kun som advarsel.
    TooFewTimes = "FT512",

    /// Deltagelsesvalg og deltagere fra flere myndigheder hører til en fælles jobsamtale (17, eller 7 med a-kassen). Kilde: DFDG IndkaldelseService. Gælder: IndkaldelseService.
    NotFaelles = "FT601",
    /// En a-kasse fravælger kun efter reglerne fra før 2024; ellers meddeler den, at den ikke kan komme. Kilde: LAB § 31, stk. 2 (LBK 701/2022 og LBK 280/2024). Gælder: IndkaldelseService.
    FravalgNotInRegime = "FT602",
    /// En a-kasse fravælger kun den første fælles jobsamtale. Kilde: LAB § 31, stk. 2 (LBK 701/2022). Gælder: IndkaldelseService.
    FravalgNotFirst = "FT603",
    /// Kun den myndighed, der ikke har indkaldt, fravælger. Kilde: DFDG, fælles jobsamtale (2019-4). Gælder: IndkaldelseService.
    FravalgBySummoner = "FT604",
    /// Har borgeren eller jobcenteret bedt om a-kassen, kan den ikke fravælge. Kilde: LAB § 31, stk. 2 (LBK 701/2022). Gælder: IndkaldelseService.
    FravalgDespiteWish = "FT605",
    /// Borgeren vælger for sig selv; jobcenteret registrerer borgerens valg, a-kassen kun sit eget, og borgerens nej står, til borgeren selv tager det tilbage. Kilde: LAB § 31, stk. 2. Gælder: IndkaldelseService.
    ValgNotTheirs = "FT606",
    /// En myndighed registrerer sine egne deltagere. Kilde: DFDG CreateMyndighedsdeltager. Gælder: IndkaldelseService.
    DeltagerNotOwn = "FT607",
    /// Deltagerens id er kendt og hører til samtalen. Kilde: DFDG UpdateMyndighedsdeltager. Gælder: IndkaldelseService.
    UnknownDeltager = "FT608",
    /// Den, der kommer for en myndighed, har et navn. Kilde: egen regel (borgeren læser, hvem der kommer). Gælder: medarbejdernes sider.
    DeltagerNavnMissing = "FT609",

    /// Fravær 56, 57 og 75 registreres af jobcenteret; en a-kasses egne fritagelser bliver i a-kassen. Kilde: epic 999.8 (uden for kriterier). Gælder: registeret.
    FravaerNotTheirs = "FT701",
    /// Et fravær slutter ikke, før det begynder. Kilde: DFDG FravaerService. Gælder: registeret.
    FravaerEndsBeforeStart = "FT702",
    /// Et personnummer er ikke i brug for en anden borger. Kilde: DFDG FristService (CPR-skift). Gælder: registeret.
    CprInUse = "FT703",
    /// Cv-godkendelsesstatus indberettes af borgerens egen a-kasse, uafhængigt af enhver samtale. Kilde: epic 999.8. Gælder: IndkaldelseService.
    CvStatusNotTheirs = "FT704",
    /// Fraværets id er kendt og hører til borgeren. Kilde: DFDG FravaerService. Gælder: registeret.
    UnknownFravaer = "FT705",
    /// En dødsdato ligger ikke efter i dag. Kilde: egen regel (intet aflyses på forhånd). Gælder: registeret.
    DoedsdatoAhead = "FT706",
    /// To medlemskaber af en a-kasse har ingen dag til fælles. Kilde: egen regel (ingen er medlem af to a-kasser). Gælder: registeret.
    MedlemskaberOverlap = "FT707",
    /// Den a-kasse, der meldes, er den, borgeren efter sine medlemskaber er medlem af i dag. Kilde: egen regel (én sandhed). Gælder: registeret.
    MedlemskaberDisagree = "FT708",
    /// En anden aktør er et produktionsenhedsnummer: ti cifre. Kilde: CVR (P-nummer). Gælder: registeret.
    AndenAktoerForm = "FT709",

    /// En dato findes i kalenderen. Kilde: egen regel. Gælder: aftaler, serier, lukning af tider.
    DatoMissing = "FT801",
    /// En periodes sidste dag ligger ikke før den første. Kilde: egen regel. Gælder: aftaler, serier, lukning af tider, registeret.
    PeriodeReversed = "FT802",
    /// En aftale gælder højst fem år ad gangen. Kilde: egen regel (en længere periode er en tastefejl). Gælder: aftaler.
    AftaleTooLong = "FT803",
    /// En aftale begynder tidligst i dag; det, der er sket, aftales ikke bagefter. Kilde: egen regel. Gælder: aftaler.
    AftaleInThePast = "FT804",
    /// To aftaler mellem samme jobcenter og a-kasse om samme samtaletype gælder ikke samtidig. Kilde: egen regel (én ramme ad gangen). Gælder: aftaler.
    AftaleOverlaps = "FT805",
    /// En grænse for at flytte eller aflyse er 0 til 60 hele dage. Kilde: egen regel. Gælder: aftaler.
    GraenseOutOfBounds = "FT806",
    /// En aftale ændres kun i det trin, hvor det er muligt: en kladde rettes og foreslås, et forslag besvares, en aftalt opsiges. Kilde: egen regel. Gælder: aftaler.
    AftaleWrongStep = "FT807",
    /// En aftale, der er indgået uden om systemet, har navnet på den, der sagde ja for a-kassen. Kilde: egen regel (bevis for begge parters ja). Gælder: aftaler.
    AftaltMedMissing = "FT808",
    /// En aftale er ikke indgået efter i dag. Kilde: egen regel. Gælder: aftaler.
    AftaltDatoAhead = "FT809",
    /// En aftale foreslås først, når den har mindst én serie. Kilde: egen regel (a-kassen siger ja til tider). Gælder: aftaler.
    AftaleWithoutSerie = "FT810",
    /// En serie har mindst én ugedag. Kilde: egen regel. Gælder: serier.
    UgedageMissing = "FT811",
    /// Udvalgte uger er en liste som 2026-W49, 2026-W51. Kilde: ISO 8601. Gælder: serier.
    UgerWrong = "FT812",
    /// Et klokkeslæt er udfyldt og findes. Kilde: egen regel. Gælder: serier.
    KlokkeslaetMissing = "FT813",
    /// En dags sidste samtale slutter, efter at den første begynder, samme dag. Kilde: egen regel. Gælder: serier.
    VindueReversed = "FT814",
    /// Der er plads til mindst én samtale mellem første start og sidste slut. Kilde: egen regel. Gælder: serier.
    VindueTooShort = "FT815",
    /// En samtale varer 5 til 240 minutter. Kilde: egen regel. Gælder: serier.
    LaengdeOutOfBounds = "FT816",
    /// Pausen mellem to samtaler er 0 til 240 minutter. Kilde: egen regel. Gælder: serier.
    PauseOutOfBounds = "FT817",
    /// Der holdes 1 til 50 samtaler ad gangen. Kilde: egen regel. Gælder: serier.
    KapacitetOutOfBounds = "FT818",
    /// En serie ligger inden for aftalens periode. Kilde: egen regel. Gælder: serier.
    SerieOutsideAftale = "FT819",
    /// To serier under samme aftale med samme medarbejder eller team og samme form har ikke tider samtidig; flere samtaler ad gangen sættes på den ene. Kilde: egen regel (ingen dobbeltbooking). Gælder: serier.
    SerieOverlaps = "FT820",
    /// En serie har mindst én dag med tider i sin periode. Kilde: egen regel (et umuligt mønster er en fejl). Gælder: serier.
    SerieWithoutTimes = "FT821",
    /// Antallet af samtaler ad gangen er ikke mindre, end der allerede er booket på en af tiderne. Kilde: egen regel (en booking tages aldrig væk af en ændring). Gælder: serier.
    KapacitetBelowBooked = "FT822",
    /// En lukning gælder højst et år ad gangen. Kilde: egen regel (en længere periode er en tastefejl). Gælder: lukning af tider.
    LukningTooLong = "FT823",
    /// Der er valgt mindst én tid, der ikke er begyndt. Kilde: egen regel. Gælder: lukning af tider.
    NoTimesChosen = "FT824",
    /// En aftale har en a-kasse. Kilde: egen regel. Gælder: aftaler.
    AKasseMissing = "FT825",
    /// En lukkedag ligger tidligst i dag. Kilde: egen regel. Gælder: lukkedage.
    LukkedagInThePast = "FT826",
    /// En tid åbner og lukker for booking 0 til 84 dage, før den holdes. Kilde: egen regel (tider laves tolv uger frem). Gælder: serier.
    BookbarOutOfBounds = "FT827",
    /// En tid åbner for booking, før den lukker, og et klokkeslæt hører til en dag. Kilde: egen regel. Gælder: serier.
    BookbarReversed = "FT828",
    /// Pladser, der holdes til en a-kasse, er et helt tal fra 0. Kilde: egen regel. Gælder: serier.
    AndelForm = "FT829",
    /// Der holdes ikke flere pladser til a-kasserne, end der er samtaler ad gangen. Kilde: egen regel. Gælder: serier.
    AndeleAboveKapacitet = "FT830",
    /// Ubrugte pladser frigives 1 til 672 timer, før tiden begynder. Kilde: egen regel. Gælder: serier.
    FrigivOutOfBounds = "FT831",
    /// Tider deles kun med a-kasser, som jobcenteret har en aftale med i perioden. Kilde: egen regel (begge parter har sagt ja). Gælder: serier.
    AndelWithoutAftale = "FT832",
    /// En aftale siges op til en dag fra i dag til dens sidste dag. Kilde: egen regel (det, der er sket, ændres ikke). Gælder: aftaler.
    OpsigelseOutside = "FT833",
    /// En aftale foreslås og indgås kun, mens dens sidste dag ikke er gået. Kilde: egen regel. Gælder: aftaler.
    AftaleDaysOver = "FT834",
    /// En dato er udfyldt. Kilde: egen regel. Gælder: aftaler, serier, lukning af tider.
    DatoEmpty = "FT835",
    /// Der flyttes højst 200 samtaler ad gangen: så mange kan ses igennem, før de flyttes. Kilde: egen regel. Gælder: lukning af tider.
    FlytTooMany = "FT836",
    /// En dag lukkes én gang; begrundelsen for en lukket dag rettes for sig, så den første ikke går tabt. Kilde: egen regel. Gælder: lukkedage.
    LukkedagExists = "FT837",
    /// Nye tider i en aftale, der er indgået, gælder først, når aftalens a-kasse har sagt ja til dem: til et forslag, eller uden for systemet med navn og dato. Nye er tider, klokkeslæt, pladser og mødesteder, der ikke stod der; færre tider kræver intet ja. Kilde: egen regel (der bookes kun i tider, jobcenteret har aftalt med den enkelte a-kasse). Gælder: serier.
    NyeTiderWithoutJa = "FT838",
    /// Hver anden a-kasse, der deler en series tider, har sagt ja til det nye i dem, med navn og dato. Kilde: egen regel (det samme gælder for den som for aftalens a-kasse). Gælder: serier.
    DelerJaMissing = "FT839",
    /// Der er højst ét forslag om at ændre en aftale ad gangen; nye tider lægges ikke i et, a-kassen er ved at svare på. Kilde: egen regel. Gælder: serier.
    ForslagUndervejs = "FT840",
    /// En serie, der er rettet eller fjernet i en kladde til en ny version, rettes dér. Kilde: egen regel (ingens rettelse går tabt). Gælder: serier.
    SerieRettetIKladde = "FT841",
    /// En adresse til den daglige oversigt er udfyldt. Kilde: egen regel. Gælder: a-kassens daglige oversigt.
    OversigtsmailMissing = "FT842",
    /// En adresse står kun én gang. Kilde: egen regel (ingen får den samme mail to gange). Gælder: a-kassens daglige oversigt.
    OversigtsmailTwice = "FT843",
    /// En a-kasse får oversigten på højst fem adresser. Kilde: egen regel. Gælder: a-kassens daglige oversigt.
    OversigtsmailTooMany = "FT844",
    /// Står bookede samtaler med det gamle sted, den gamle medarbejder eller den gamle tekst, når en serie rettes, er det valgt, om de rettes med. Kilde: egen regel (ingen møder det forkerte sted, uden at nogen har valgt det). Gælder: serier.
    SamtalerNotDecided = "FT845",

    /// Opgavens id er kendt og hører til myndigheden. Kilde: egen regel. Gælder: medarbejdernes sider.
    UnknownOpgave = "FT901",
    /// En afgørelse om selvbooking har en årsag. Kilde: BEK 1216/2023 § 45, LAB § 35. Gælder: medarbejdernes sider.
    AarsagMissing = "FT902",
    /// Datoen er en dato. Kilde: egen regel. Gælder: medarbejdernes sider, filer med frister og borgere.
    DatoForm = "FT903",
    /// En søgning er et cpr-nummer eller mindst to bogstaver af et navn. Kilde: egen regel (ingen ser flere borgere end nødvendigt). Gælder: medarbejdernes sider.
    SoegningTooShort = "FT904",
    /// Et personnummer er ti cifre. Kilde: CPR-kontoret. Gælder: medarbejdernes sider, filer med frister og borgere.
    CprForm = "FT905",
    /// Der er valgt en tid. Kilde: egen regel. Gælder: medarbejdernes sider.
    TidMissing = "FT906",
    /// En dato findes i kalenderen. Kilde: egen regel. Gælder: medarbejdernes sider, filer med frister og borgere.
    DatoNotInCalendar = "FT907",
    /// De første seks af et personnummers ti cifre er en dato; i et erstatningsnummer er dagen lagt til 60. Kilde: CPR-kontoret. Gælder: filer med frister og borgere.
    CprNoDate = "FT908",
    /// En fil er tekst i tegnsættet UTF-8 eller Windows-1252. Kilde: egen regel. Gælder: filer med frister og borgere.
    FilEncoding = "FT911",
    /// En fils første linje navngiver de kolonner, der skal være, adskilt af semikolon eller komma. Kilde: egen regel. Gælder: filer med frister og borgere.
    FilColumns = "FT912",
    /// En fil har mindst én linje under overskrifterne. Kilde: egen regel. Gælder: filer med frister og borgere.
    FilEmpty = "FT913",
    /// En fil har ikke flere linjer, end en person kan se efter. Kilde: egen regel. Gælder: filer med frister og borgere.
    FilTooLong = "FT914",
    /// En linje har lige så mange felter, som der er kolonner. Kilde: egen regel. Gælder: filer med frister og borgere.
    LinjeColumns = "FT915",
    /// En borger står højst én gang i en fil; i en fil med frister højst én gang for hver samtaletype. Kilde: egen regel. Gælder: filer med frister og borgere.
    LinjeTwice = "FT916",
    /// En fil har kun kolonner, der betyder noget. Kilde: egen regel (en kolonne, der springes over, er en oplysning, der går tabt). Gælder: filer med frister og borgere.
    KolonneUnknown = "FT917",
    /// En fil har hver kolonne én gang. Kilde: egen regel. Gælder: filer med frister og borgere.
    KolonneTwice = "FT918",
    /// En fil fylder højst en halv megabyte. Kilde: egen regel. Gælder: filer med frister og borgere.
    FilTooLarge = "FT919",
    /// En fil er tekst (csv) og ikke et regneark (xlsx, xls, ods). Kilde: egen regel. Gælder: filer med frister og borgere.
    FilWorkbook = "FT920",
    /// En borger har et navn. Kilde: egen regel. Gælder: filer med borgere.
    NavnMissing = "FT921",
}

impl Code {
    /// What must hold, in Danish.
    pub fn rule(self) -> &'static str {
        self.parts().0
    }

    /// Where the rule comes from.
    pub fn kilde(self) -> &'static str {
        self.parts().1
    }

    /// Where it applies.
    pub fn gaelder(self) -> &'static str {
        self.parts().2
    }

    fn parts(self) -> (&'static str, &'static str, &'static str) {
        let (rule, rest) = self.comment().split_once(" Kilde: ").unwrap_or((self.comment(), ""));
        let (kilde, gaelder) = rest.split_once(" Gælder: ").unwrap_or((rest, ""));
        (rule.trim(), kilde.trim_end_matches('.'), gaelder.trim_end_matches('.'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_a_sentence_with_its_source_and_its_place() {
        for code in Code::ALL {
            assert!(code.rule().ends_with('.'), "{code:?}: {}", code.rule());
            assert!(!code.kilde().is_empty() && !code.gaelder().is_empty(), "{code:?}");
            assert!(Code::from_text(code.as_str()) == Some(*code), "{code:?}: {} stands twice", code.as_str());
        }
        assert_eq!(Code::Fritaget.kilde(), "BEK 1216/2023 §§ 45-46");
        assert_eq!(Code::Fritaget.gaelder(), "BorgerBookingService");
    }
}

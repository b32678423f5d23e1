//! New times in a series that several a-kasser share: each of them has said yes, and is told so.

use crate::support::{World, kald, on_both_engines, refused, sagt_ja, serie_form};
use faellestid::domain::aftale::AftaleHandling;
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::ids::OrganisationId;
use faellestid::domain::rules::Code;
use faellestid::domain::rules::serie::SerieForm;
use faellestid::services::a_kasse::AKasseService;
use faellestid::services::read_log::ReadLog;
use faellestid::store::SerieRow;

on_both_engines! {
    each_that_shares_the_times_has_said_yes,
    a_newer_version_asks_its_own_a_kasse_and_has_the_yes_of_the_others,
}

/// HK's series, shared by 3F.
async fn shared(world: &World) -> (SerieRow, OrganisationId) {
    let serie = world.frame_of(world.borger("borger-med-frist").await).await.1;
    let tre_f = world.organisation("a_kasse", "3f").await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    world.serier().ret(&jobcenter, serie.id, 1, &form(&serie, tre_f, "5", &[])).await.unwrap();
    world.serier().svar_deling(&kald(MyndighedType::AKasse, Some(tre_f)), serie.id, true).await.unwrap();
    let now = world.store.read().await.unwrap().serie(serie.id).await.unwrap().unwrap();
    (now, tre_f)
}

fn form(serie: &SerieRow, tre_f: OrganisationId, places: &str, yes: &[OrganisationId]) -> SerieForm {
    let andele = [(tre_f, "1".to_owned())].into();
    SerieForm { kapacitet: places.into(), andele, ja: sagt_ja(yes), ..serie_form(serie) }
}

async fn each_that_shares_the_times_has_said_yes(world: &World) {
    let (serie, tre_f) = shared(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let change = async |form: &SerieForm| world.serier().ret(&jobcenter, serie.id, serie.version, form).await;
    assert_eq!(refused(change(&form(&serie, tre_f, "9", &[])).await), [Code::DelerJaMissing]);
    let mut late = form(&serie, tre_f, "9", &[tre_f]);
    late.ja.delere.insert(tre_f, ("Ida Prøve".into(), "2026-11-25".into()));
    assert_eq!(refused(change(&late).await), [Code::DelerJaMissing]);
    let before = world.raw.count("aftale_ja").await;
    change(&form(&serie, tre_f, "9", &[tre_f])).await.unwrap();
    assert_eq!(world.raw.count("aftale_ja").await, before + 2);
    // The a-kasse of the aftale reads that the other one said yes, not who did.
    let hk = world.a_kasse_of(world.borger("borger-med-frist").await).await;
    let (ours, theirs) = (
        &world.aftaler().vis(&jobcenter, serie.aftale_id).await.unwrap(),
        &world.aftaler().vis(&hk, serie.aftale_id).await.unwrap(),
    );
    let named = |vist: &faellestid::services::aftaler::AftaleVisning| {
        let yes = &vist.ja[&vist.historik[0].version];
        (yes.len(), yes.iter().filter(|one| one.sagt.is_some()).count())
    };
    assert_eq!((named(ours), named(theirs)), ((2, 2), (2, 1)));
    let service = AKasseService::new(world.store.clone(), world.clock.clone(), ReadLog::start(world.store.clone()).0);
    let told = service.aftalenyt(&kald(MyndighedType::AKasse, Some(tre_f)), 1).await.unwrap();
    let line = &told[0];
    assert!(!line.egen);
    assert_eq!((line.handling, line.hvem.as_deref()), (AftaleHandling::SerieRettet, Some("Ida Prøve")));
    world.assert_whole().await;
}

async fn a_newer_version_asks_its_own_a_kasse_and_has_the_yes_of_the_others(world: &World) {
    let (serie, tre_f) = shared(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let which = Some((serie.id, serie.version));
    let ask = async |form: &SerieForm| world.serier().foreslaa(&jobcenter, serie.aftale_id, which, form).await;
    let stored = world.raw.everything().await;
    assert_eq!(refused(ask(&form(&serie, tre_f, "9", &[])).await), [Code::DelerJaMissing]);
    assert_eq!(world.raw.everything().await, stored, "no draft is left behind");
    let before = world.raw.count("aftale_ja").await;
    let draft = ask(&form(&serie, tre_f, "9", &[tre_f])).await.unwrap();
    assert_eq!(world.raw.count("aftale_ja").await, before + 1, "its own a-kasse answers the proposal");
    // Back to what is agreed needs nobody's yes.
    let copies = world.store.read().await.unwrap().serier_under(draft).await.unwrap();
    let copy = copies.into_iter().find(|copy| copy.afloeser_id == Some(serie.id)).unwrap();
    let back = SerieForm { fra: "2026-11-24".into(), ..form(&copy, tre_f, "5", &[]) };
    world.serier().ret(&jobcenter, copy.id, copy.version, &back).await.unwrap();
    let again = SerieForm { kapacitet: "6".into(), ..back };
    let grown = world.serier().ret(&jobcenter, copy.id, copy.version + 1, &again).await;
    assert_eq!(refused(grown), [Code::DelerJaMissing]);
}

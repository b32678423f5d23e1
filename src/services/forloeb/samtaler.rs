//! Her conversations: adding, changing and calling off, with everything that follows from it.

use chrono::{DateTime, Utc};

use super::Forloeb;
use crate::domain::code_lists::Deltagelsesvalg;
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{IndkaldelseId, OrganisationId};
use crate::domain::indkaldelse::{Aflyser, Gruppe, IndkaldelseStatus};
use crate::domain::opgave::OpgaveSlags;
use crate::store::{Indkaldelse, StoreError, ValgRow};

impl Forloeb<'_> {
    /// Adds a conversation. Its place, if it has a time, was taken before. It occupies her place in its group unless another
    /// does: what an authority reports is never refused for that.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the id is in use.
    pub async fn indsaet(&mut self, mut new: Indkaldelse, handling: IndkaldelseHandling) -> Result<(), StoreError> {
        new.occupies = new.is_coming(self.now) && new.gruppe != Gruppe::Uden && !self.is_occupied(new.gruppe);
        self.tx.insert_indkaldelse(&new).await?;
        if new.is_faelles() {
            self.tx.bind_deltagelsesvalg(self.borger.id, new.id).await?;
        }
        self.trace_indkaldelse(&new, handling).await?;
        self.luk_opgaver_om_lukning(&new).await?;
        self.put(new.clone());
        self.turn_over().await?;
        self.goer_godt(&new).await
    }

    /// Writes a changed conversation, gives its old place back when it left it, and lets its frister follow. `by` is who
    /// changed it. The caller has filled in everything but the version.
    pub async fn aendr(
        &mut self,
        mut changed: Indkaldelse,
        handling: IndkaldelseHandling,
        by: Aflyser,
    ) -> Result<Indkaldelse, StoreError> {
        let Some(before) = self.samtale(changed.id).cloned() else { return Err(StoreError::met_another_tab()) };
        if let Some(left) = before.tid_id.filter(|_| before.tid_id != changed.tid_id) {
            self.slip_plads(left).await?;
        }
        let stays = before.occupies && before.gruppe == changed.gruppe;
        // One that is reported to have been held earlier today takes no place any more.
        changed.occupies = changed.is_coming(self.now)
            && (stays || (changed.gruppe != Gruppe::Uden && !self.is_occupied(changed.gruppe)));
        changed.a_kasse_afbud_at = self.afbud_efter(&before, &changed).await?;
        changed.version = before.version + 1;
        changed.updated_at = self.now;
        self.tx.update_indkaldelse(&changed).await?;
        self.trace_indkaldelse(&changed, handling).await?;
        self.luk_forbi(&before, &changed).await?;
        self.put(changed.clone());
        match (before.is_faelles(), changed.is_faelles()) {
            (false, true) => self.tx.bind_deltagelsesvalg(self.borger.id, changed.id).await?,
            (true, false) => self.giv_valg_videre(changed.id).await?,
            _ => {}
        }
        self.besaet().await?;
        // What was only chosen, confirmed or worded otherwise moves no frist.
        let what = |row: &Indkaldelse| (row.starts_at, row.samtaletype, row.gruppe, row.a_kasse_id, row.ejersystem);
        let is_another = what(&before) != what(&changed);
        if is_another {
            self.flyt_frister(&changed, by).await?;
        }
        self.turn_over().await?;
        if is_another {
            self.goer_godt(&changed).await?;
        }
        Ok(changed)
    }

    /// Writes how it went, or who took part. That comes after its end as a rule, and moves nothing else.
    pub async fn efter_samtalen(
        &mut self,
        held: Indkaldelse,
        handling: IndkaldelseHandling,
    ) -> Result<Indkaldelse, StoreError> {
        let held = Indkaldelse { version: held.version + 1, updated_at: self.now, ..held };
        self.tx.update_indkaldelse(&held).await?;
        self.trace_indkaldelse(&held, handling).await?;
        self.put(held.clone());
        Ok(held)
    }

    /// Calls a conversation off: its place is free, its choices wait for the next one, and what it met is no longer met.
    /// None: there is no such conversation that stands and has not ended.
    pub async fn aflys(&mut self, id: IndkaldelseId, by: Aflyser) -> Result<Option<Indkaldelse>, StoreError> {
        let Some(before) = self.samtale(id).cloned() else { return Ok(None) };
        if let Some(tid) = before.tid_id {
            self.slip_plads(tid).await?;
        }
        let gone = Indkaldelse {
            status: IndkaldelseStatus::Aflyst,
            occupies: false,
            aflyst_af: Some(by),
            version: before.version + 1,
            updated_at: self.now,
            ..before
        };
        self.tx.update_indkaldelse(&gone).await?;
        self.trace_indkaldelse(&gone, IndkaldelseHandling::Aflyst).await?;
        if gone.a_kasse_afbud_at.is_some() {
            self.luk_opgaver_om(id, OpgaveSlags::AKasseKanIkkeKomme).await?;
        }
        // Nobody comes: whether time and place were right does not matter any more.
        for slags in [OpgaveSlags::TidUdeAfAftalen, OpgaveSlags::StaarMedDetGamle, OpgaveSlags::PaaLukkedag] {
            self.luk_opgaver_om(id, slags).await?;
        }
        self.coming.retain(|row| row.id != id);
        self.giv_valg_videre(id).await?;
        self.besaet().await?;
        self.tab(id, by).await?;
        self.turn_over().await?;
        Ok(Some(gone))
    }

    /// What the a-kasse has said of a conversation, once it is changed. Moved within a day to which it cannot come at all, it does not
    /// come to the new time either.
    async fn afbud_efter(
        &mut self,
        before: &Indkaldelse,
        after: &Indkaldelse,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        let place = |row: &Indkaldelse| (row.local_start.date(), row.a_kasse_id, row.myndighed_id);
        let moved_within = before.starts_at != after.starts_at && place(before) == place(after);
        let (Some(said), Some(a_kasse), true, None) =
            (before.a_kasse_afbud_at, after.a_kasse_id, moved_within, after.a_kasse_afbud_at)
        else {
            return Ok(after.a_kasse_afbud_at);
        };
        let dag = self.tx.afbudsdag(a_kasse, after.myndighed_id, after.local_start.date()).await?;
        Ok(dag.map(|_| said))
    }

    /// Tasks that a change of a conversation has seen to.
    async fn luk_forbi(&mut self, before: &Indkaldelse, after: &Indkaldelse) -> Result<(), StoreError> {
        if before.a_kasse_afbud_at.is_some() && after.a_kasse_afbud_at.is_none() {
            self.luk_opgaver_om(after.id, OpgaveSlags::AKasseKanIkkeKomme).await?;
        }
        if before.starts_at != after.starts_at || before.tid_id != after.tid_id {
            self.luk_opgaver_om_lukning(after).await?;
        }
        let sted = |row: &Indkaldelse| {
            (
                row.samtaleform,
                row.adresse.clone(),
                row.moedetelefon.clone(),
                row.moedelink.clone(),
                row.medarbejder.clone(),
            )
        };
        if sted(before) != sted(after) {
            self.luk_opgaver_om(after.id, OpgaveSlags::StaarMedDetGamle).await?;
        }
        Ok(())
    }

    /// Registers a choice about a conversation, or (none) about her next joint one. `af`: the authority; none: she herself.
    pub async fn registrer_valg(
        &mut self,
        om: Option<IndkaldelseId>,
        valg: Deltagelsesvalg,
        af: Option<OrganisationId>,
    ) -> Result<ValgRow, StoreError> {
        let (id, borger_id, at) = (self.clock.new_id(), self.borger.id, self.now);
        let row = ValgRow { id, borger_id, indkaldelse_id: om, valg, organisation_id: af, at, nulstillet_at: None };
        self.tx.insert_deltagelsesvalg(&row).await?;
        Ok(row)
    }

    /// The choices about a conversation that is no longer joint, gone, or was not held, go to her next joint one, or wait for it.
    pub async fn giv_valg_videre(&mut self, fra: IndkaldelseId) -> Result<(), StoreError> {
        self.tx.unbind_deltagelsesvalg(fra).await?;
        let next = self.coming.iter().find(|row| row.id != fra && row.is_faelles() && row.starts_at > self.now);
        match next.map(|row| row.id) {
            Some(next) => self.tx.bind_deltagelsesvalg(self.borger.id, next).await,
            None => Ok(()),
        }
    }

    /// Where nothing occupies her one place in a group, the soonest conversation of the group does. One may have waited behind
    /// another that has ended, moved to another group, or been called off.
    pub(super) async fn besaet(&mut self) -> Result<(), StoreError> {
        for gruppe in [Gruppe::Jobsamtale, Gruppe::Opfoelgning] {
            if self.is_occupied(gruppe) {
                continue;
            }
            if let Some(place) = self.coming.iter().position(|row| row.gruppe == gruppe) {
                self.coming[place].occupies = true;
                self.tx.occupy(self.coming[place].id).await?;
            }
        }
        Ok(())
    }

    fn is_occupied(&self, gruppe: Gruppe) -> bool {
        self.coming.iter().any(|row| row.gruppe == gruppe && row.occupies)
    }

    /// Puts a row where it belongs in the list.
    fn put(&mut self, row: Indkaldelse) {
        self.coming.retain(|other| other.id != row.id);
        if row.is_coming(self.now) {
            let place = self.coming.partition_point(|other| (other.starts_at, other.id) < (row.starts_at, row.id));
            self.coming.insert(place, row);
        }
    }
}

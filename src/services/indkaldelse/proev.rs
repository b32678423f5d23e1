//! What a report would be told, before it is made.

use super::IndkaldelseService;
use super::dagtid::set_efter;
use super::vurder::{egen, vurder};
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::indkaldelse::Udkast;
use crate::domain::rules::Verdict;
use crate::services::kald::{Afvist, Kald, kraev};

impl IndkaldelseService {
    /// What reporting a conversation, or changing the one with that id, would be warned of. Nothing is changed.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn proev(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        aendret: Option<IndkaldelseId>,
        udkast: &Udkast,
    ) -> Result<Verdict, Afvist> {
        let mut forloeb = self.begin(kald.actor, borger).await?;
        let row = match aendret {
            Some(id) => {
                let (row, standing) = egen(kald, &mut forloeb, id).await?;
                kraev(&standing)?;
                Some(row)
            }
            None => None,
        };
        let vurderet = vurder(kald, &forloeb, udkast, row.as_ref())?;
        Ok(set_efter(kald, &mut forloeb, vurderet, row.as_ref()).await?.advarsler)
    }
}

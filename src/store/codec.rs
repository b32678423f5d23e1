//! How the domain's ids and code values stand in a column, so that rows carry domain types. The domain itself knows no sqlx.

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Encode, Type};
use uuid::Uuid;

use crate::domain::access::Rolle;
use crate::domain::afbud::AfbudAarsag;
use crate::domain::afgoerelse::Aarsag;
use crate::domain::aftale::{AftaleHandling, AftaleStatus};
use crate::domain::aftaleaendring::{AendringSlags, RamtGrund, RamtUdfald};
use crate::domain::behov::Behov;
use crate::domain::besked::kanal::Kanal;
use crate::domain::besked::vurdering::Bortfald;
use crate::domain::besked::{BeskedSlags, BeskedStatus, ForsendelseStatus};
use crate::domain::code_lists::{
    CvGodkendelsesstatus, Deltagelsesvalg, DeltagerRolle, Ejersystem, FravaerType, MoedeGruppeType, MyndighedType,
    SamtaleType, Samtaleform, Udfald,
};
use crate::domain::fil::{FilSlags, LinjeUdfald};
use crate::domain::frist::{FristStatus, Grund};
use crate::domain::haendelse::{AbonnementArt, Aendringstype, Entitet};
use crate::domain::ids::{
    AbonnementId, AftaleId, BorgerId, FristId, HaendelseId, IndkaldelseId, KlientId, MedarbejderId, OrganisationId,
    SerieId, TidId,
};
use crate::domain::indkaldelse::{Aflyser, Gruppe, IndkaldelseStatus};
use crate::domain::lukning::{LukkedagHandling, MasseStatus};
use crate::domain::opgave::{OpgaveSlags, OpgaveStatus};
use crate::domain::oversigtsmail::OversigtUdfald;
use crate::domain::udsendelse::Fejl;

/// `$type` stands in the column as `$stored`; a stored value that names nothing is an error, never a default.
macro_rules! stored_as {
    ($type:ty, $stored:ty, $encode:expr, $decode:expr) => {
        impl<DB: Database> Type<DB> for $type
        where
            $stored: Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <$stored>::type_info()
            }

            fn compatible(info: &DB::TypeInfo) -> bool {
                <$stored>::compatible(info)
            }
        }

        impl<'q, DB: Database> Encode<'q, DB> for $type
        where
            $stored: Encode<'q, DB>,
        {
            fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                let encode: fn($type) -> $stored = $encode;
                encode(*self).encode(buffer)
            }
        }

        impl<'r, DB: Database> Decode<'r, DB> for $type
        where
            $stored: Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
                let decode: fn($stored) -> Option<$type> = $decode;
                let stored = <$stored>::decode(value)?;
                let shown = stored.to_string();
                decode(stored).ok_or_else(|| format!("{shown} is no {}", stringify!($type)).into())
            }
        }
    };
}

macro_rules! ids {
    ($($id:ident),*) => { $(stored_as!($id, Uuid, $id::uuid, |uuid| Some($id::from_uuid(uuid)));)* };
}

macro_rules! texts {
    ($($kind:ident),*) => { $(stored_as!($kind, String, |value| value.as_str().to_owned(), |text| $kind::from_text(&text));)* };
}

macro_rules! code_values {
    ($($kind:ident),*) => {
        $(stored_as!($kind, i32, |value| i32::from(value.id()), |id| u16::try_from(id).ok().and_then($kind::from_id));)*
    };
}

texts!(
    AbonnementArt,
    AfbudAarsag,
    Aarsag,
    Aflyser,
    AftaleHandling,
    AftaleStatus,
    Behov,
    BeskedSlags,
    BeskedStatus,
    Bortfald,
    FilSlags,
    ForsendelseStatus,
    FristStatus,
    Grund,
    Gruppe,
    IndkaldelseStatus,
    Kanal,
    LinjeUdfald,
    AendringSlags,
    RamtGrund,
    RamtUdfald,
    MasseStatus,
    LukkedagHandling,
    OpgaveSlags,
    OpgaveStatus,
    OversigtUdfald,
    Rolle
);
ids!(
    AbonnementId,
    AftaleId,
    BorgerId,
    FristId,
    HaendelseId,
    IndkaldelseId,
    KlientId,
    MedarbejderId,
    OrganisationId,
    SerieId,
    TidId
);
stored_as!(Entitet, i32, Entitet::id, Entitet::from_id);
stored_as!(Aendringstype, i32, Aendringstype::id, Aendringstype::from_id);
stored_as!(Fejl, String, Fejl::kode, |kode| Fejl::from_kode(&kode));
code_values!(
    CvGodkendelsesstatus,
    DeltagerRolle,
    Deltagelsesvalg,
    Ejersystem,
    FravaerType,
    MoedeGruppeType,
    MyndighedType,
    SamtaleType,
    Samtaleform,
    Udfald
);

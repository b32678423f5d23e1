//! What the middleware leaves on a request for those further in.

pub use crate::services::RequestId;

/// The nonce of the page being made: the only scripts that may run are ours.
#[derive(Clone, Debug)]
pub struct CspNonce(pub String);

//! What the middleware leaves on a request for those further in.

/// The id by which a request is found in log and audit trail, and which error pages show.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// The nonce of the page being made: the only scripts that may run are ours.
#[derive(Clone, Debug)]
pub struct CspNonce(pub String);

//! A table as a file for a spreadsheet: semicolons and a mark of UTF-8, as Danish spreadsheets want it, and no formulas.

use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::error::WebError;
use crate::domain::neutral::celle;

/// The file `navn`.csv, to be downloaded.
///
/// # Errors
/// When it cannot be written.
pub fn csv_fil<const N: usize>(
    navn: &str,
    head: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<Response, WebError> {
    let mut lines = csv::WriterBuilder::new().delimiter(b';').from_writer(b"\xEF\xBB\xBF".to_vec());
    lines.write_record(head).map_err(|_| WebError::Internal)?;
    for row in rows {
        lines.write_record(row.iter().map(|cell| celle(cell).into_owned())).map_err(|_| WebError::Internal)?;
    }
    let bytes = lines.into_inner().map_err(|_| WebError::Internal)?;
    let name = format!("attachment; filename=\"{navn}.csv\"");
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
        .into_response())
}

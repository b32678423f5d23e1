//! A table as a file for a spreadsheet: semicolons and a mark of UTF-8, as Danish spreadsheets want it, and no formulas.

use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::error::WebError;
use crate::domain::neutral::celle;

/// The file `navn`.csv, to be downloaded: a head and lines as long as it.
///
/// # Errors
/// When it cannot be written.
pub fn csv_fil<const N: usize>(
    navn: &str,
    head: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<Response, WebError> {
    let head = std::iter::once(head.map(str::to_owned));
    csv_linjer(navn, head.chain(rows))
}

/// The same of lines that are not all of one length: several tables in one file.
///
/// # Errors
/// When it cannot be written.
pub fn csv_linjer<L: AsRef<[String]>>(navn: &str, rows: impl IntoIterator<Item = L>) -> Result<Response, WebError> {
    let start = b"\xEF\xBB\xBF".to_vec();
    let mut lines = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(start);
    for row in rows {
        let cells = row.as_ref().iter().map(|cell| celle(cell).into_owned());
        lines.write_record(cells).map_err(|_| WebError::Internal)?;
    }
    let bytes = lines.into_inner().map_err(|_| WebError::Internal)?;
    let name = format!("attachment; filename=\"{navn}.csv\"");
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
        .into_response())
}

//! Builds that take what an earlier one has read, from the lines of claims that it left beside its dataset.

use super::{Packed, Settings, read_back, spool_in, threads};
use crate::error::Error;
use crate::export;
use crate::interchange::Origin;
use crate::reader::{self, Document};
use crate::spool::{Earlier, Spool};
use crate::threads::{Order, flow};
use std::fmt::Display;
use std::path::Path;

/// A spool with the articles of the build before, where their claims can still be used; else an empty one, after
/// saying why.
pub(super) fn begin(
    settings: &Settings,
    scratch: &Path,
    out: &Path,
    say: &mut impl FnMut(&dyn Display),
) -> Result<(Spool, Option<Earlier>), Error> {
    let kept = out.join(export::KEPT);
    let reason = if kept.is_file() {
        let mut spool = spool_in(scratch, "earlier")?;
        match file_earlier(settings, &mut spool, &kept)? {
            None => {
                let earlier = spool.earlier()?;
                return Ok((spool, Some(earlier)));
            }
            Some(reason) => reason,
        }
    } else {
        "there is no such file".to_owned()
    };
    say(&format_args!(
        "all articles are read again, since what was read before cannot be used: {}: {reason}",
        kept.display()
    ));
    Ok((spool_in(scratch, "articles")?, None))
}

/// Files the articles of the build before; gives the reason why not where they cannot be used.
fn file_earlier(settings: &Settings, spool: &mut Spool, kept: &Path) -> Result<Option<String>, Error> {
    let origin = Origin::of(settings.lexicon.fingerprint());
    let mut fault = None;
    let work = |document| read_back(document, &origin).map(Packed::of);
    let filed = flow(reader::claims(&[kept.to_owned()])?, threads(settings), Order::AsReady, work, |_, packed| {
        match packed? {
            Packed::New(filed) => spool.add(&filed)?,
            Packed::Rejected(rejection) => fault = Some(rejection.reason),
            Packed::Known => {}
        }
        Ok(())
    });
    match filed {
        Err(Error::OtherOrigin { reason, .. }) => Ok(Some(reason)),
        filed => filed.map(|()| fault),
    }
}

/// Looks a document up among those of the build before: `Err` with what becomes of it where it need not be read.
pub(super) fn look_up(document: Document, earlier: Option<&Earlier>, limit: usize) -> Result<Document, Packed> {
    let (earlier, raw) = match (earlier, document) {
        (Some(earlier), Document::Raw(raw)) => (earlier, raw),
        (_, document) => return Ok(document),
    };
    let identified = reader::identify(raw, limit).map_err(Packed::Rejected)?;
    match earlier.find(&identified.source, &identified.sha256) {
        Some(_) => Err(Packed::Known),
        None => Ok(Document::Raw(identified.raw)),
    }
}

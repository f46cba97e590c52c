//! Finding parts in a zip file (PKWARE's APPNOTE 6.3, section 4.3). What the file says about itself is only looked at, never believed.

/// A part as it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Whether they are raw DEFLATE; else they are the part itself.
    pub packed: bool,
}

/// Why a part cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file is no zip, or breaks off.
    Broken,
    /// There is no such part.
    Absent,
    /// It is encrypted, or packed in a way that nobody uses here.
    Locked,
}

/// How far from its end the directory of a zip file may end: the longest comment, and what stands before it.
const TAIL: usize = 65_557;

fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(
        bytes
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | usize::from(*byte)),
    )
}

/// The first part whose name `wanted` takes.
///
/// # Errors
/// When it cannot be taken.
pub fn find(bytes: &[u8], wanted: fn(&[u8]) -> bool) -> Result<Part<'_>, Trouble> {
    let mut found = Some(Err(Trouble::Absent));
    let whole = each(bytes, &mut |name, entry| {
        let here = wanted(name);
        if here {
            found = taken(bytes, entry);
        }
        !here
    });
    whole.and(found).ok_or(Trouble::Broken)?
}

/// Shows `visit` the name of every part and what the directory says of it, for [`taken`] and [`length`], until it answers that it
/// has seen enough. `None` where the file is not as it should be.
pub fn each<'a>(bytes: &'a [u8], visit: &mut dyn FnMut(&'a [u8], &'a [u8]) -> bool) -> Option<()> {
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..)?;
    let end = tail.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let count = number(tail, end + 10, 2)?;
    let mut at = number(tail, end + 16, 4)?;
    for _ in 0..count {
        let entry = bytes.get(at..)?;
        if !entry.starts_with(b"PK\x01\x02") {
            return None;
        }
        let name = number(entry, 28, 2)?;
        if !visit(entry.get(46..46 + name)?, entry) {
            break;
        }
        at += 46 + name + number(entry, 30, 2)? + number(entry, 32, 2)?;
    }
    Some(())
}

/// How many bytes the part of the directory's `entry` has when it is unpacked, as the file says.
#[must_use]
pub fn length(entry: &[u8]) -> usize {
    number(entry, 24, 4).unwrap_or(usize::MAX)
}

/// The part that the directory's `entry` is about; `None` where the file is not as it should be.
///
/// # Errors
/// When it is locked.
pub fn taken<'a>(bytes: &'a [u8], entry: &[u8]) -> Option<Result<Part<'a>, Trouble>> {
    let method = number(entry, 10, 2)?;
    if number(entry, 8, 2)? & 1 != 0 || !matches!(method, 0 | 8) {
        return Some(Err(Trouble::Locked));
    }
    let local = bytes.get(number(entry, 42, 4)?..)?;
    if !local.starts_with(b"PK\x03\x04") {
        return None;
    }
    let from = 30 + number(local, 26, 2)? + number(local, 28, 2)?;
    let bytes = local.get(from..from.checked_add(number(entry, 20, 4)?)?)?;
    Some(Ok(Part {
        bytes,
        packed: method == 8,
    }))
}

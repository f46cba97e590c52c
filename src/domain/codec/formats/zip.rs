//! A zip archive of a few texts, stored and not compressed (PKWARE's APPNOTE 6.3, sections 4.3 and 4.4). The crates for
//! it bring readers, compression and encryption along.

/// The archive of these files: names and texts. Times are the format's first day, so that the same texts give the same
/// bytes. Texts above 4 GB do not come here.
#[must_use]
pub fn stored(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let at = length(out.len());
        let header = header(name, text.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&header);
        out.extend(name.as_bytes());
        out.extend(text.as_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&header);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let at = length(out.len());
    let size = length(directory.len());
    let count = u16::try_from(files.len()).unwrap_or(u16::MAX).to_le_bytes();
    out.extend(directory);
    out.extend(b"PK\x05\x06\x00\x00\x00\x00");
    out.extend([count, count].concat());
    out.extend(size.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// What the local header and the directory say alike.
fn header(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // Version 2.0; names in UTF-8; stored; midnight of 1 January 1980.
    out.extend([20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0]);
    out.extend(crc32(bytes).to_le_bytes());
    out.extend(length(bytes.len()).to_le_bytes());
    out.extend(length(bytes.len()).to_le_bytes());
    out.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
    // No extra field.
    out.extend([0; 2]);
    out
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// The checksum of ISO 3309 with the polynomial 0x04C11DB7, its bits reversed.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn the_checksum_is_the_standard_one() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }
}

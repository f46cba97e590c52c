//! Random bytes for ids.

use super::dom;

/// `N` random bytes from the browser's generator, which unlike `randomUUID` is there on insecure pages too. Where there is
/// none at all, from `Math.random`: good enough to tell annotations apart, and nothing here is a secret.
#[must_use]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let filled = dom::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        bytes.fill_with(weak);
    }
    bytes
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0.0 to 255.9 is cut to a byte on purpose"
)]
fn weak() -> u8 {
    (js_sys::Math::random() * 256.0) as u8
}

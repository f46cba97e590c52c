//! Room for a hand: everything that is pressed is large enough, in every state.

use serde_json::json;

use crate::harness::{DESK, PHONE, Page, Screen, run};
use crate::states::each_state;

/// Controls that are smaller than `least` CSS pixels in a direction. The label of a box or radio is pressed with it.
async fn too_small(page: &Page, least: u32) -> serde_json::Value {
    page.js(
        "return [...document.querySelectorAll('button, input, textarea, summary, select, a[href], [role=option]')]
           .map((control) => control.closest('label') ?? control)
           .filter((control) => shown(control) && !control.closest('.vh'))
           .map((control) => [name(control).slice(0, 40), control.className, control.getBoundingClientRect()])
           .filter(([, , r]) => r.width > 1 && r.height > 1 && (r.width < arguments[0] - 0.01 || r.height < arguments[0] - 0.01))
           .map(([called, kind, r]) => `${called} (${kind}): ${r.width} × ${r.height}`)",
        json!([least]),
    )
    .await
}

#[test]
fn everything_that_is_pressed_is_large_enough() {
    run(|page| async move {
        let narrow = Screen {
            width: 320,
            height: 640,
            touched: true,
        };
        for (screen, least) in [(DESK, 24), (PHONE, 44), (narrow, 44)] {
            each_state(&page, screen, async |state| {
                let small = too_small(&page, least).await;
                assert_eq!(small, json!([]), "{state}, {} px wide", screen.width);
            })
            .await;
        }
    });
}

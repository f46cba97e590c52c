//! Mounts the app; nothing else.

fn main() {
    pressmark::ui::start();
}

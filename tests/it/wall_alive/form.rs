//! A screen whose proportions change while it shows the wall: a kiosk's window that has just been opened, a
//! screen that is turned.

use serde_json::json;

use super::{SCENE, SCREEN, hang};

#[test]
fn another_form_of_the_screen_is_drawn_for_at_once() {
    // No other scene comes meanwhile.
    let Some(wall) = hang("[wall]\nscene_seconds = 600\n", "/wall") else { return };
    let browser = &wall.browser;
    let size = |(width, height): (u32, u32)| {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", &metrics);
    };
    let drawn_for = |form: &str| {
        browser.wait_for(&format!(
            "[...document.querySelectorAll('main.scene:not(.leaving) .form')].map(form => form.classList[1]) == 'form-{form}'"
        ));
    };
    // Wider than two to one, as long as a frame of the browser is in the way.
    size((SCREEN.0, 900));
    browser.visit(&wall.server.url("/wall"));
    drawn_for("wide");
    let scene = browser.eval(SCENE);
    for (screen, form) in
        [(SCREEN, "landscape"), ((SCREEN.1, SCREEN.0), "portrait"), ((1024, 768), "compact")]
    {
        size(screen);
        drawn_for(form);
        assert_eq!(browser.eval(SCENE), scene, "the same scene");
    }
    assert_eq!(browser.complaints(), [""; 0]);
}

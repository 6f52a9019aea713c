import type { Locator } from 'playwright'

/**
 * Switches what main answers for, and waits until it shows that. Playwright's own `check()` looks once, right after the
 * click, which on a busy machine is before main has answered.
 */
export const tick = async (box: Locator, isOn = true): Promise<void> => {
  if ((await box.isChecked()) !== isOn) await box.click()
  await box
    .and(
      box.page().locator(isOn ? ':checked, [aria-checked="true"]' : ':not(:checked, [aria-checked="true"])'),
    )
    .waitFor()
}

import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { ChooseApp } from '../features/sign-in/choose-app.tsx'
import { SignInSheets } from '../features/sign-in/sign-in-sheet.tsx'
import { FloatingMenu } from '../kit/menu.tsx'
import { Toasts } from '../kit/toasts.tsx'
import { Boundary } from './boundary.tsx'
import { BrokenFloat } from './broken.tsx'
import { cancelSignIns } from './deeds.ts'
import { LeaveQuestion } from './leave-question.tsx'
import { Palette } from './palette.tsx'
import { chooseApp, closeMenu, forgetToast, openPalette, stay, useStore } from './store.ts'
import { TrayQuestion } from './tray-question.tsx'
import { FLOATS } from './words-broken.ts'

/** What floats over the window; each apart, so that a search that fails hides no sign-in. */
export const Floats = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const steps = useStore(({ work }) => work?.attempts.map(({ id, step }) => `${id} ${step.kind}`).join())
  const isChoosing = useStore((state) => state.isChoosingApp)
  const isPaletteOpen = useStore((state) => state.isPaletteOpen)
  const toast = useStore((state) => state.toast?.id)
  const menu = useStore((state) => state.menu?.label)
  return (
    <>
      <Boundary
        resetOn={steps ?? ''}
        renderInstead={(retry) => (
          <BrokenFloat
            what={FLOATS.signInSheet}
            deed={FLOATS.cancelIt}
            onRetry={retry}
            onDeed={() => void cancelSignIns()}
          />
        )}
      >
        <SignInSheets snapshot={snapshot} />
      </Boundary>
      <Boundary
        resetOn={isChoosing}
        renderInstead={(retry) =>
          isChoosing ? (
            <BrokenFloat
              what={FLOATS.appChoice}
              deed={FLOATS.close}
              onRetry={retry}
              onDeed={() => chooseApp(false)}
            />
          ) : null
        }
      >
        <ChooseApp snapshot={snapshot} />
      </Boundary>
      <Boundary
        resetOn={menu ?? ''}
        renderInstead={(retry) => (
          <BrokenFloat what={FLOATS.aMenu} deed={FLOATS.close} onRetry={retry} onDeed={closeMenu} />
        )}
      >
        <FloatingMenu />
      </Boundary>
      <Boundary
        resetOn={isPaletteOpen}
        renderInstead={(retry) =>
          isPaletteOpen ? (
            <BrokenFloat
              what={FLOATS.theSearch}
              deed={FLOATS.close}
              onRetry={retry}
              onDeed={() => openPalette(false)}
            />
          ) : null
        }
      >
        <Palette snapshot={snapshot} />
      </Boundary>
      <Boundary
        resetOn={toast ?? 0}
        renderInstead={(retry) => (
          <BrokenFloat what={FLOATS.aMessage} deed={FLOATS.putItAway} onRetry={retry} onDeed={forgetToast} />
        )}
      >
        <Toasts />
      </Boundary>
      <Boundary
        renderInstead={(retry) => (
          <BrokenFloat
            what={FLOATS.aQuestion}
            deed={FLOATS.stayHere}
            onRetry={retry}
            onDeed={() => {
              stay()
              retry()
            }}
          />
        )}
      >
        <LeaveQuestion />
        <TrayQuestion />
      </Boundary>
    </>
  )
}

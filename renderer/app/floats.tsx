import { ChooseApp } from '../features/sign-in/choose-app.tsx'
import { SignInSheets } from '../features/sign-in/sign-in-sheet.tsx'
import { ToolQuestion } from '../features/tools/tool-question.tsx'
import { TagDialog } from '../features/labels/tag-dialog.tsx'
import { NameDialog } from '../features/views/name-dialog.tsx'
import { VIEWS } from '../features/views/words.ts'
import { ColumnsDialog } from '../features/connections/columns-dialog.tsx'
import { COLUMNS } from '../features/connections/words-columns.ts'
import { TAG_DIALOG } from '../features/labels/words.ts'
import { FloatingMenu } from '../kit/menu.tsx'
import { Toasts } from '../kit/toasts.tsx'
import { AskAgain } from '../features/lock/ask-again.tsx'
import { Boundary } from './boundary.tsx'
import { BrokenFloat } from './broken.tsx'
import { cancelSignIns } from './actions.ts'
import { LeaveQuestion } from './leave-question.tsx'
import { Palette } from './palette.tsx'
import {
  chooseApp,
  closeMenu,
  forgetToast,
  nameView,
  openColumns,
  openPalette,
  openShortcuts,
  stay,
  tagThem,
  useStore,
} from './store.ts'
import { Shortcuts } from './shortcuts.tsx'
import { TrayQuestion } from './tray-question.tsx'
import { FLOATS } from './words-broken.ts'
import { SHORTCUTS } from './words-shortcuts.ts'

/** What floats over the window; each apart, so that a search that fails hides no sign-in. */
export const Floats = () => {
  const steps = useStore(({ work }) => work?.attempts.map(({ id, step }) => `${id} ${step.kind}`).join())
  const isChoosing = useStore((state) => state.isChoosingApp)
  const isTagging = useStore((state) => state.tagging !== null)
  const isNaming = useStore((state) => state.naming !== null)
  const isColumnsOpen = useStore((state) => state.isColumnsOpen)
  const isPaletteOpen = useStore((state) => state.isPaletteOpen)
  const isShortcutsOpen = useStore((state) => state.isShortcutsOpen)
  const toast = useStore((state) => state.toast?.id)
  const menu = useStore((state) => state.menu?.label)
  return (
    <>
      <Boundary
        resetOn={steps ?? ''}
        renderInstead={(retry) => (
          <BrokenFloat
            what={FLOATS.signInSheet}
            action={FLOATS.cancelIt}
            onRetry={retry}
            onAction={() => void cancelSignIns()}
          />
        )}
      >
        <SignInSheets />
      </Boundary>
      <Boundary
        resetOn={isChoosing}
        renderInstead={(retry) =>
          isChoosing ? (
            <BrokenFloat
              what={FLOATS.appChoice}
              action={FLOATS.close}
              onRetry={retry}
              onAction={() => chooseApp(false)}
            />
          ) : null
        }
      >
        <ChooseApp />
      </Boundary>
      <Boundary
        resetOn={isTagging}
        renderInstead={(retry) =>
          isTagging ? (
            <BrokenFloat
              what={TAG_DIALOG.float}
              action={FLOATS.close}
              onRetry={retry}
              onAction={() => tagThem(null)}
            />
          ) : null
        }
      >
        <TagDialog />
      </Boundary>
      <Boundary
        resetOn={isNaming}
        renderInstead={(retry) =>
          isNaming ? (
            <BrokenFloat
              what={VIEWS.float}
              action={FLOATS.close}
              onRetry={retry}
              onAction={() => nameView(null)}
            />
          ) : null
        }
      >
        <NameDialog />
      </Boundary>
      <Boundary
        resetOn={isColumnsOpen}
        renderInstead={(retry) =>
          isColumnsOpen ? (
            <BrokenFloat
              what={COLUMNS.float}
              action={FLOATS.close}
              onRetry={retry}
              onAction={() => openColumns(false)}
            />
          ) : null
        }
      >
        <ColumnsDialog />
      </Boundary>
      <Boundary
        resetOn={menu ?? ''}
        renderInstead={(retry) => (
          <BrokenFloat what={FLOATS.aMenu} action={FLOATS.close} onRetry={retry} onAction={closeMenu} />
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
              action={FLOATS.close}
              onRetry={retry}
              onAction={() => openPalette(false)}
            />
          ) : null
        }
      >
        <Palette />
      </Boundary>
      <Boundary
        resetOn={isShortcutsOpen}
        renderInstead={(retry) =>
          isShortcutsOpen ? (
            <BrokenFloat
              what={SHORTCUTS.sheet}
              action={FLOATS.close}
              onRetry={retry}
              onAction={() => openShortcuts(false)}
            />
          ) : null
        }
      >
        <Shortcuts />
      </Boundary>
      <Boundary
        resetOn={toast ?? 0}
        renderInstead={(retry) => (
          <BrokenFloat
            what={FLOATS.aMessage}
            action={FLOATS.putItAway}
            onRetry={retry}
            onAction={forgetToast}
          />
        )}
      >
        <Toasts />
      </Boundary>
      <Boundary
        renderInstead={(retry) => (
          <BrokenFloat
            what={FLOATS.aQuestion}
            action={FLOATS.stayHere}
            onRetry={retry}
            onAction={() => {
              stay()
              retry()
            }}
          />
        )}
      >
        <LeaveQuestion />
        <ToolQuestion />
        <AskAgain />
        <TrayQuestion />
      </Boundary>
    </>
  )
}

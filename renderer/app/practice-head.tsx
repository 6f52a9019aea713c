import { Button as AriaButton } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { PracticesFacts } from '../../shared/practices/practice.ts'
import { useVault } from '../bridge/use-parts.ts'
import { lineOf, practiceName } from '../features/practices/names.ts'
import { PracticeMark, SandboxMark } from '../features/practices/practice-mark.tsx'
import { PRACTICES } from '../features/practices/words.ts'
import { Icon } from '../kit/icon.tsx'
import { openPractice } from './actions.ts'
import { go } from './store.ts'
import { RAIL } from './words-rail.ts'

/** The rail’s head: whose vault this is, and where there can be several, the way to the others. */
export const PracticeHead = () => {
  const facts = useVault(({ practices }) => practices)
  return facts === undefined ? <VaultName /> : <PracticeMenu facts={facts} />
}

const VaultName = () => {
  const isSandbox = useVault(({ mode }) => mode === 'sandbox')
  const isNew = useIsNew()
  const name = isNew ? RAIL.newVault : RAIL.keyward
  const place = isNew ? RAIL.onThisComputer : RAIL.practiceVault
  return (
    <div className="vault">
      <span className="vault-mark" data-sandbox={isSandbox || undefined}>
        <Icon name={isSandbox ? 'sandbox' : 'mark'} />
      </span>
      <span>
        <span className="vault-name">{isSandbox ? RAIL.madeUpPractice : name}</span>
        <span className="vault-place">{isSandbox ? RAIL.sandbox : place}</span>
      </span>
    </div>
  )
}

const useIsNew = () => useVault(({ apps, vault }) => apps.length === 0 && vault.kind === 'open')

/** After the menu has given the focus back, so that the action may put it where it belongs. */
const later = (act: () => void) => setTimeout(act, 0)

const PracticeMenu = ({ facts }: { readonly facts: PracticesFacts }) => {
  const { self, list } = facts
  const isLocked = useVault(({ vault }) => vault.kind === 'locked')
  const act = (id: string) => {
    if (id === 'add' || id === 'manage') return later(() => go({ at: 'settings', page: 'practices' }))
    if (id !== self) later(() => openPractice(id))
  }
  return (
    <MenuTrigger>
      <AriaButton className="vault vault-button" data-quiet={list.length === 1 || undefined}>
        <HeadWords facts={facts} />
        <Icon name="practices" />
      </AriaButton>
      <Popover className="menu-box practice-box" placement={RAIL.menuPlace} offset={4}>
        <AriaMenu className="menu" aria-label={PRACTICES.menu} onAction={(id) => act(String(id))}>
          <MenuSection
            id="practices"
            className="menu-group"
            aria-label={PRACTICES.list}
            selectionMode="single"
            selectedKeys={[self]}
            disallowEmptySelection
          >
            {list
              .filter(({ isLeaving }) => !isLeaving)
              .map((line) => (
                <MenuItem
                  key={line.id}
                  id={line.id}
                  textValue={practiceName(line)}
                  className="menu-item practice-item"
                >
                  <PracticeMark line={line} />
                  <span className="wrap">{practiceName(line)}</span>
                  {line.id === self ? <Icon name="tick" /> : null}
                </MenuItem>
              ))}
            <MenuItem id="sandbox" textValue={PRACTICES.sandbox} className="menu-item practice-item">
              <SandboxMark />
              <span>
                <span className="vault-name">{PRACTICES.sandbox}</span>
                <span className="vault-place">{PRACTICES.sandboxIs}</span>
              </span>
              {self === 'sandbox' ? <Icon name="tick" /> : null}
            </MenuItem>
          </MenuSection>
          {isLocked ? null : (
            <MenuSection id="more" className="menu-group" aria-label={PRACTICES.others}>
              <MenuItem id="add" textValue={PRACTICES.add} className="menu-item">
                {PRACTICES.add}
              </MenuItem>
              <MenuItem id="manage" textValue={PRACTICES.manage} className="menu-item">
                {PRACTICES.manage}
              </MenuItem>
            </MenuSection>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

/** As ever for those who have one practice without a name; else its letters and its name. */
const HeadWords = ({ facts }: { readonly facts: PracticesFacts }) => {
  const { self, list } = facts
  const isNew = useIsNew()
  const line = lineOf(facts, self)
  const isPlain = line !== null && line.name === null && list.length === 1
  const fallback = isNew ? RAIL.newVault : RAIL.keyward
  const name = line === null ? RAIL.madeUpPractice : isPlain ? fallback : practiceName(line)
  const place = line === null ? RAIL.sandbox : isNew || !isPlain ? RAIL.onThisComputer : RAIL.practiceVault
  return (
    <>
      {line === null ? <SandboxMark /> : <PracticeMark line={line} />}
      <span className="practice-words">
        <span className="hidden-text">{PRACTICES.practice}</span>
        <span className="vault-name">{name}</span>
        <span className="vault-place">{place}</span>
      </span>
    </>
  )
}

import { type MouseEvent as ReactMouseEvent, useRef } from 'react'
import { Menu as AriaMenu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { MenuAction, OpenMenu } from '../app/menu-lines.ts'
import { closeMenu, openMenu, useStore } from '../app/store.ts'
import { Button } from './button.tsx'
import { MENU } from './words.ts'

/** The one menu that can be open: over a row, or under a button. Arrows, first letters and Esc are as everywhere. */
export const FloatingMenu = () => {
  const menu = useStore((state) => state.menu)
  return menu === null ? null : <Floating menu={menu} />
}

const Floating = ({ menu: { label, groups, at } }: { readonly menu: OpenMenu }) => {
  const anchor = useRef<HTMLSpanElement>(null)
  const actions = new Map<string, MenuAction>(
    groups.flatMap((group, outer) => group.map((action, inner) => [`${outer} ${inner}`, action] as const)),
  )
  const place = { left: at.x, top: at.y, width: at.width, height: at.height }
  return (
    <>
      <span className="menu-anchor" ref={anchor} style={place} />
      <Popover
        className="menu-box"
        aria-label={label}
        triggerRef={anchor}
        placement={MENU.bottomStart}
        offset={2}
        isOpen
        onOpenChange={(isOpen) => (isOpen ? undefined : closeMenu())}
      >
        <AriaMenu
          className="menu"
          aria-label={label}
          autoFocus="first"
          onAction={(id) => {
            closeMenu()
            // after the menu has given the focus back, so that the action may put it where it belongs
            setTimeout(() => actions.get(String(id))?.run(), 0)
          }}
        >
          {groups.map((group, outer) => (
            <MenuSection
              key={group[0]?.label}
              id={`group ${outer}`}
              aria-label={label}
              className="menu-group"
            >
              {group.map((action, inner) => (
                <MenuItem
                  key={action.label}
                  id={`${outer} ${inner}`}
                  textValue={action.label}
                  className="menu-item"
                  {...(action.isDanger === true ? { 'data-danger': true } : {})}
                >
                  {action.label}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </>
  )
}

type MenuButtonProps = {
  readonly words: string
  readonly label?: string
  readonly groups: readonly (readonly MenuAction[])[]
}

/** A button that opens a menu of what it offers. */
export const MenuButton = ({ words, label = words, groups }: MenuButtonProps) => {
  const isOpen = useStore(({ menu }) => menu?.label === label)
  return (
    <Button
      aria-haspopup="menu"
      aria-expanded={isOpen}
      {...(label === words ? {} : { 'aria-label': label })}
      onClick={({ currentTarget }) => openMenu({ label, groups, at: boxOf(currentTarget) })}
    >
      {words}
    </Button>
  )
}

/**
 * Opens a row's menu: where the mouse is, or under the row where it was asked for by the keyboard (the menu key, Shift
 * and F10). Over selected text and fields the system's own menu is left alone.
 */
export const showRowMenu = (
  event: ReactMouseEvent<HTMLElement>,
  label: string,
  groups: readonly (readonly MenuAction[])[],
  row: Element = event.currentTarget,
): void => {
  const { target, clientX, clientY, button } = event
  if (!(target instanceof Element) || target.closest('input, textarea, select') !== null) return
  const selection = getSelection()
  if (selection !== null && !selection.isCollapsed && selection.containsNode(target, true)) return
  const filled = groups.filter((group) => group.length > 0)
  if (filled.length === 0) return
  event.preventDefault()
  const box = row.getBoundingClientRect()
  const isInside = clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom
  const isByMouse = button === 2 && isInside
  openMenu({
    label,
    groups: filled,
    at: isByMouse ? { x: clientX, y: clientY, width: 0, height: 0 } : boxOf(row),
  })
}

const boxOf = (element: Element): OpenMenu['at'] => {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left, y: top, width, height }
}

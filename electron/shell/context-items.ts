import type { MenuItemConstructorOptions } from 'electron'

/** What Chromium tells of the place that was clicked. */
export type ClickedPlace = {
  readonly isEditable: boolean
  readonly selectionText: string
  readonly editFlags: {
    readonly canCut: boolean
    readonly canCopy: boolean
    readonly canPaste: boolean
    readonly canSelectAll: boolean
  }
}

/**
 * The system's own menu over a field, or over text that is selected: what cannot be done there is grey. Empty where
 * there is nothing to offer; rows of lists have menus of the window's own.
 */
export const contextItems = ({
  isEditable,
  selectionText,
  editFlags,
}: ClickedPlace): MenuItemConstructorOptions[] => {
  if (!isEditable)
    return selectionText.trim() === '' || !editFlags.canCopy ? [] : [{ role: 'copy', label: 'Copy' }]
  return [
    { role: 'cut', label: 'Cut', enabled: editFlags.canCut },
    { role: 'copy', label: 'Copy', enabled: editFlags.canCopy },
    { role: 'paste', label: 'Paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: 'Select all', enabled: editFlags.canSelectAll },
  ]
}

/** One thing that can be done, as a menu has it: the same words and action as the button that does it. */
export type MenuAction = {
  readonly label: string
  readonly run: () => void
  /** It takes something away; where that is for good, it asks first. */
  readonly isDanger?: boolean
}

/** A menu over the window, where it was asked for. */
export type OpenMenu = {
  /** What it is about. */
  readonly label: string
  /** In groups, with a line between. */
  readonly groups: readonly (readonly MenuAction[])[]
  readonly at: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

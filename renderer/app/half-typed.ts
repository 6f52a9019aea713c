/** Fields of the view as they were left, by where they stand; secrets are never among them. */
export type HalfTyped = readonly { readonly at: string; readonly text: string }[]

type Field = HTMLInputElement | HTMLTextAreaElement

/** Text fields that hold no secret: one that hides what is typed does, and so does whatever can hide it. */
const fieldsIn = (view: ParentNode): Field[] =>
  [
    ...view.querySelectorAll<Field>('input[type="text"], input[type="search"], input[type="date"], textarea'),
  ].filter((field) => field.closest('.field-mono')?.querySelector('[aria-pressed]') == null)

const placeOf = (field: Field, index: number) => field.id || field.name || field.ariaLabel || String(index)

/** What stands half typed in the view. */
export const halfTypedIn = (view: ParentNode | null): HalfTyped =>
  view === null
    ? []
    : fieldsIn(view).map((field, index) => ({ at: placeOf(field, index), text: field.value }))

/** Types it again, as a person would, where the same fields are there and are empty or as they began. */
export const typeAgain = (view: ParentNode | null, typed: HalfTyped): void => {
  if (view === null) return
  for (const [index, field] of fieldsIn(view).entries()) {
    const known = typed.find(({ at }) => at === placeOf(field, index))
    if (known === undefined || known.text === field.value) continue
    const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
    // past React’s own setter, so that it hears of the change
    Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, known.text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

import { useId, useState } from 'react'
import { isSameTag, type Label, labelIdOf, tagsIn, tidyTag } from '../../../shared/labels/label.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { tagThem, type Tagging, useStore } from '../../app/store.ts'
import { useCall } from '../../bridge/use-call.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import { Button } from '../../kit/button.tsx'
import { FloatingDialog } from '../../kit/floating-dialog.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { setTags } from './label-actions.ts'
import { TAG_DIALOG } from './words.ts'

/** Where tags are given and taken, of one or of many at once. */
export const TagDialog = () => {
  const tagging = useStore((state) => state.tagging)
  return tagging === null ? null : <OpenTagDialog tagging={tagging} />
}

const close = () => tagThem(null)

/** The labels of what is to be tagged, an organisation that stands in two apps once. */
const useMeant = ({ of, ids }: Tagging): readonly Label[] => {
  const { connections, labels } = useParts('connections', 'labels')
  const meant = new Set(
    of === 'apps' ? ids : connections.filter(({ key }) => ids.includes(key)).map(labelIdOf),
  )
  const known = new Map(labels[of === 'apps' ? 'apps' : 'organisations'].map((one) => [one.id, one]))
  return [...meant].map((id) => known.get(id) ?? { id, tags: [], note: '' })
}

const OpenTagDialog = ({ tagging }: { readonly tagging: Tagging }) => {
  const { labels } = useParts('labels')
  const meant = useMeant(tagging)
  const id = useId()
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [fresh, setFresh] = useState('')
  const { isBusy, failure, run } = useCall()
  const known = tagsIn([...labels.organisations, ...labels.apps])
  const added = [...wanted.keys()].filter((tag) => !known.some((other) => isSameTag(other, tag)))
  const amountOf = (tag: string) => meant.filter(({ tags }) => tags.some((one) => isSameTag(one, tag))).length
  const want = (tag: string, isOn: boolean) => setWanted((before) => new Map(before).set(tag, isOn))
  const addFresh = () => {
    const tag = tidyTag(fresh)
    if (tag === '') return
    want(known.find((other) => isSameTag(other, tag)) ?? tag, true)
    setFresh('')
  }
  const save = async () => {
    const typed = tidyTag(fresh)
    const all = [...wanted, ...(typed === '' ? [] : [[typed, true] as const])]
    const add = all.flatMap(([tag, isOn]) => (isOn && amountOf(tag) < meant.length ? tag : []))
    const remove = all.flatMap(([tag, isOn]) => (!isOn && amountOf(tag) > 0 ? tag : []))
    if (add.length === 0 && remove.length === 0) return close()
    const result = await run(() => setTags({ of: tagging.of, ids: [...tagging.ids], add, remove }))
    if (result?.ok === true) close()
  }
  return (
    <FloatingDialog className="tag-sheet" labelledBy={id} onClose={close}>
      <form
        className="tag-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isBusy) return
          if (tidyTag(fresh) === '') void save()
          else addFresh()
        }}
      >
        <h2 id={id} className="pane-title">
          {meant.length === 1
            ? TAG_DIALOG.titleOne(tagging.name)
            : TAG_DIALOG.titleMany(meant.length, tagging.of)}
        </h2>
        <p className="soft">{TAG_DIALOG.lead}</p>
        {known.length + added.length === 0 ? null : (
          <fieldset className="tag-list">
            <legend className="label">{TAG_DIALOG.known}</legend>
            {[...known, ...added].map((tag) => (
              <TagTick
                key={tag}
                tag={tag}
                amount={amountOf(tag)}
                of={meant.length}
                wanted={wanted.get(tag)}
                onChange={(isOn) => want(tag, isOn)}
              />
            ))}
          </fieldset>
        )}
        <div className="tag-fresh">
          <TextField
            id="fresh-tag"
            label={TAG_DIALOG.fresh}
            hint={TAG_DIALOG.hint}
            value={fresh}
            autoFocus
            onChange={setFresh}
          />
          <Button aria-disabled={tidyTag(fresh) === '' || undefined} onClick={addFresh}>
            {TAG_DIALOG.add}
          </Button>
        </div>
        <FailureNote failure={failure} />
        <div className="buttons tag-foot">
          <Button onClick={close}>{TAG_DIALOG.cancel}</Button>
          <Button kind="primary" aria-disabled={isBusy || undefined} onClick={() => void save()}>
            {TAG_DIALOG.save}
          </Button>
        </div>
      </form>
    </FloatingDialog>
  )
}

type TagTickProps = {
  readonly tag: string
  /** How many of those that are meant have it now. */
  readonly amount: number
  readonly of: number
  /** What is wanted of it; `undefined` where it stays as it is. */
  readonly wanted: boolean | undefined
  readonly onChange: (isOn: boolean) => void
}

/** One tag: on all, on none, or on some, until somebody says. */
const TagTick = ({ tag, amount, of, wanted, onChange }: TagTickProps) => {
  const isSome = wanted === undefined && amount > 0 && amount < of
  const isOn = wanted ?? amount === of
  return (
    <label className="tick">
      <input
        type="checkbox"
        className="box"
        checked={isOn}
        ref={(box) => {
          if (box !== null) box.indeterminate = isSome
        }}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="clip">{tag}</span>
      {isSome ? <span className="age push">{TAG_DIALOG.onSome(amount, of)}</span> : null}
    </label>
  )
}

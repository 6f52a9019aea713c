import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { tagThem } from '../../app/store.ts'
import { Button } from '../../kit/button.tsx'
import { TagChips } from './tag-chips.tsx'
import { LABELS } from './words.ts'

/** The tags of an app, and where they are changed. */
export const AppTags = ({ app }: { readonly app: XeroApp }) => {
  const { labels } = useParts('labels')
  const tags = labels.apps.find(({ id }) => id === app.id)?.tags ?? []
  return (
    <section className="part">
      <h2>{LABELS.tags}</h2>
      <div>
        <p>
          {tags.length === 0 ? <span className="soft">{LABELS.noTags}</span> : <TagChips tags={tags} />}{' '}
          <Button kind="link" onClick={() => tagThem({ of: 'apps', ids: [app.id], name: app.name })}>
            {tags.length === 0 ? LABELS.tag : LABELS.editTags}
          </Button>
        </p>
      </div>
    </section>
  )
}

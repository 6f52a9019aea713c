import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Part } from '../undo/part.ts'
import { editWhere } from '../vault/content.ts'

/** The day that came with a secret, by which it is to be replaced; it goes with the secret. */
export const dueDayOf = (appId: string): Part<Instant | null> => ({
  read: ({ apps }) => {
    const app = apps.find(({ id }) => id === appId)
    return app === undefined || app.secret === null ? undefined : (app.secret.dueBy ?? null)
  },
  write: (content, dueBy) => ({
    ...content,
    apps: editWhere(
      content.apps,
      ({ id }) => id === appId,
      (app) => (app.secret === null ? app : { ...app, secret: { ...app.secret, dueBy } }),
    ),
  }),
})

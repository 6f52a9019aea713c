import * as z from 'zod'

const id = z.string().max(200)

/** Where somebody asked to be led from outside the window: by its menu, the tray, a notification or a shortcut. */
export const VisitTo = z.discriminatedUnion('at', [
  z.object({
    at: z.enum([
      'overview',
      'connections',
      /** The connections that need somebody. */
      'needYou',
      'apps',
      'handovers',
      'guide',
      'activity',
      'settings',
      'about',
      /** The palette, over whatever is shown. */
      'find',
      /** Where a backup is restored. */
      'restore',
      /** The practice that is not shown: the sandbox, or from it the person's own. */
      'otherPractice',
    ]),
  }),
  z.object({ at: z.literal('app'), appId: id }),
  z.object({ at: z.literal('connection'), key: id }),
  z.object({ at: z.literal('handover'), handoverId: id }),
])
export type VisitTo = z.infer<typeof VisitTo>

/** It waits until the window has led there, also over a window that had to be started again. */
export const Visit = z.object({ id: z.string(), to: VisitTo })
export type Visit = z.infer<typeof Visit>

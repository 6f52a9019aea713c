import type { Failed } from '../../../shared/kernel/result.ts'

/** What came of one try: how to let go again, or that somebody else has it, or that there is no such lock here. */
export type Taken = (() => Promise<void>) | 'held' | 'unsupported' | Failed

/** Makes what tries once to take what `path` names, as often as it is called. */
export type Lock = (path: string) => () => Promise<Taken>

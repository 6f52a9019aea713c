import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'

/** How many names of what is not the same are told; the rest is counted. */
export const NAMES_MAX = 12

/** What is compared between a backup and the vault that it is of. */
export const RehearsedWhat = z.enum([
  'apps',
  'secrets',
  'card',
  'connections',
  'people',
  'handovers',
  'reviews',
])
export type RehearsedWhat = z.infer<typeof RehearsedWhat>

/** One kind of thing, in the backup and here. */
export const RehearsedPart = z.object({
  what: RehearsedWhat,
  inBackup: z.int().nonnegative(),
  here: z.int().nonnegative(),
  /** `newer`: it was changed here since; `differs`: nothing that was noted explains it. */
  is: z.enum(['equal', 'newer', 'differs']),
  /** Names of what is not the same, and how many more there are. */
  names: z.array(z.string().max(300)).max(NAMES_MAX),
  more: z.int().nonnegative(),
})
export type RehearsedPart = z.infer<typeof RehearsedPart>

/** What a rehearsal found. Nothing was changed by it but its own line and date. */
export const RehearsalReport = z.object({
  at: Instant,
  kit: z.int(),
  file: z.string().max(400),
  /** Bytes. */
  size: z.int().nonnegative(),
  madeAt: Instant,
  parts: z.array(RehearsedPart),
  log: z.object({
    /** Lines in the backup. */
    lines: z.int().nonnegative(),
    isWhole: z.boolean(),
    /** Whether the log here goes on from the one in the backup. */
    isOurs: z.boolean(),
    /** Lines here that the backup does not know, its own among them. */
    since: z.int().nonnegative(),
  }),
  /** Records in it that this Keyward could not read. */
  unread: z.int().nonnegative(),
})
export type RehearsalReport = z.infer<typeof RehearsalReport>

/** The last rehearsal, as the vault keeps it. */
export const Rehearsal = z.object({
  at: Instant,
  kit: z.int(),
  /** When the backup was made. */
  madeAt: Instant,
  apps: z.int().nonnegative(),
  organisations: z.int().nonnegative(),
  /** Lines of the log in it. */
  lines: z.int().nonnegative(),
  /** Kinds of things that nothing explained. */
  differing: z.int().nonnegative(),
})
export type Rehearsal = z.infer<typeof Rehearsal>

/** Whether nothing is left that only a mistake could explain. */
export const isAsItShouldBe = ({
  parts,
  log,
  unread,
}: Pick<RehearsalReport, 'parts' | 'log' | 'unread'>): boolean =>
  parts.every(({ is }) => is !== 'differs') && log.isWhole && log.isOurs && unread === 0

import * as z from 'zod'

/** Line breaks and other control characters, which could make a name look like something else. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu

const text = (most: number) =>
  z
    .string()
    .max(most * 4)
    .transform((value) => value.replace(CONTROLS, ' ').trim().slice(0, most))

/** A person of the practice, as they call themselves. The e-mail address is what two names are told apart by. */
export const Person = z.object({
  name: text(100).pipe(z.string().min(1)),
  email: text(200).pipe(z.string().regex(/^[^\s@]+@[^\s@]+$/u)),
})
export type Person = z.infer<typeof Person>

/** Whether two e-mail addresses are one person's. */
export const isSamePerson = (a: string, b: string): boolean => a !== '' && a.toLowerCase() === b.toLowerCase()

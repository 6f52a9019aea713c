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

/** "Ines Halloway <ines@ferrymoor.example>", or what is known of the two. */
export const personLabel = ({ name, email }: { readonly name: string; readonly email: string }): string =>
  email === '' || name === email ? name || email : `${name} <${email}>`

/** Takes a label apart again. */
export const readPersonLabel = (label: string): { readonly name: string; readonly email: string } => {
  const found = /^(.*) <([^<>\s]+@[^<>\s]+)>$/u.exec(label)
  if (found !== null) return { name: found[1] ?? '', email: found[2] ?? '' }
  return label.includes('@') && !label.includes(' ')
    ? { name: label, email: label }
    : { name: label, email: '' }
}

/** What two mentions of one person have in common: the e-mail address, else the name, without regard to case. */
export const personKey = ({ name, email }: { readonly name: string; readonly email: string }): string =>
  (email === '' ? name : email).trim().toLowerCase()

const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Co}\s\u2800]+/gu

/** Whether anything of a text can be seen: letters, digits, signs; no blanks, controls, fillers or halves of characters. */
export const isSeen = (value: string): boolean => value.replace(UNSEEN, '') !== ''

/** Takes line breaks and invisible characters out of a name, which could forge a line or hide in one. */
export const plainText = (value: string, most = 200): string =>
  value.replace(CONTROLS, ' ').trim().slice(0, most)

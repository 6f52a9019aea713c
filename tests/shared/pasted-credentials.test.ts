import { describe, expect, it } from 'vitest'
import { readPastedCredentials } from '../../shared/pasted-credentials.ts'

const ID = '5E3A90C41D7B4F628A0CB7D2196FC07F'
const SECRET = 'not-a-real_Secret-0123456789-abcdefghij'
const both = { clientId: ID, clientSecret: SECRET }

describe('pasting both values at once', () => {
  it.each([
    [`Client id ${ID} Client secret ${SECRET}`],
    [`Client id: ${ID}\nClient secret: ${SECRET}\n`],
    [`Hello Tessa,\r\n\r\nclient ID   =  ${ID}\r\nClient Secret 1: ${SECRET}\r\n\r\nRegards`],
    [`CLIENT_ID=${ID}\nCLIENT_SECRET="${SECRET}"`],
    [`{"client_id": "${ID}", "client_secret": "${SECRET}"}`],
    [`{"clientSecret":"${SECRET}","clientId":"${ID}"}`],
    [`Client id\n${ID}\nClient secret 1\n${SECRET}`],
    [`client id\t${ID}\tclient secret\t${SECRET}`],
    [`${ID}\n${SECRET}`],
    [`${SECRET} ${ID}`],
  ])('finds them in %j', (text) => {
    expect(readPastedCredentials(text)).toEqual(both)
  })

  it('takes one alone where only one is named', () => {
    expect(readPastedCredentials(`client id: ${ID}`)).toEqual({ clientId: ID })
    expect(readPastedCredentials(`Client secret: ${SECRET}`)).toEqual({ clientSecret: SECRET })
  })

  it.each([[ID], [SECRET], [''], ['two words'], ['Dear client, idle talk'], ['x'.repeat(20_000)]])(
    'leaves %j to its field',
    (text) => {
      expect(readPastedCredentials(text)).toBeUndefined()
    },
  )
})

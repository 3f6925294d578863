/** The form in which names are compared: without regard to case, blanks at the ends or how an accent is composed. */
export function nameKeyOf(name: string): string {
  return name.trim().normalize('NFC').toLocaleLowerCase('en');
}

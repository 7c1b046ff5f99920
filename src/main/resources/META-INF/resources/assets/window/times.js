// Short times for places with little room.

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });

export const clockShort = (date) => clock.format(date).replace(':00', '');

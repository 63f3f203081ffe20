import { expect, test } from 'vitest';
import { readFields } from './form-state';

test('fields are read by name, cut to their length, and never as files', () => {
  const form = new FormData();
  form.set('message', 'x'.repeat(50));
  form.append('checked', 'door');
  form.append('checked', 'garage');
  form.set('photo', new File(['x'], 'photo.png'));
  form.set('other', 'not asked for');
  expect(readFields(form, { message: 10, checked: 100, photo: 100, missing: 10 })).toEqual({
    message: 'x'.repeat(10),
    checked: 'door,garage',
    photo: '',
    missing: '',
  });
});

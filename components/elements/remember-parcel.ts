import { storeParcel } from '@/components/recent/stored-parcels';
import { PageElement } from './page-element';

/** `<remember-parcel base token carrier tail state>`: notes the open parcel in this browser. Shows nothing. */
export class RememberParcelElement extends PageElement {
  override draw() {
    storeParcel({
      base: this.given('base'),
      token: this.given('token'),
      carrier: this.given('carrier'),
      tail: this.given('tail'),
      state: this.given('state'),
      at: Date.now(),
    });
  }
}

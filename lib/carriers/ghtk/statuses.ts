import { statusTable } from '../reading/status-table';

/**
 * GHTK's status ids with its own words (api.ghtk.vn, "Webhook", and pro-docs.ghtk.vn; certainty A).
 * - 45: the courier reports it delivered; 5 confirms that, and until then it is on its way to the door.
 * - 6 and 11 settle accounts after a delivery or a return, which they presuppose.
 * - 13: GHTK pays compensation. That it will not come is sure; whether it was lost or damaged is not said.
 * - -1 ends the order; nothing is wrong with it.
 */
export const ghtkStatuses = statusTable([
  ['-1', 'cancelled.cancelled', 'Hủy đơn hàng'],
  ['1', 'pending.not_found_yet', 'Chưa tiếp nhận'],
  ['2', 'label_created.label_created', 'Đã tiếp nhận'],
  ['12', 'label_created.label_created', 'Đang lấy hàng (đã điều phối)'],
  ['7', 'exception.other', 'Không lấy được hàng'],
  ['8', 'label_created.label_created', 'Hoãn lấy hàng'],
  ['128', 'label_created.label_created', 'Shipper báo delay lấy hàng'],
  ['127', 'label_created.label_created', 'Shipper báo không lấy được hàng'],
  ['123', 'in_transit.picked_up', 'Shipper báo đã lấy hàng'],
  ['3', 'in_transit.picked_up', 'Đã lấy hàng / đã nhập kho'],
  ['4', 'out_for_delivery.out_for_delivery', 'Đang giao hàng'],
  ['45', 'out_for_delivery.out_for_delivery', 'Shipper báo đã giao hàng'],
  ['5', 'delivered.delivered', 'Đã giao hàng'],
  ['6', 'delivered.delivered', 'Đã đối soát'],
  ['49', 'attempt_failed.attempted', 'Shipper báo không giao được'],
  ['9', 'attempt_failed.attempted', 'Không giao được hàng'],
  ['410', 'exception.delayed', 'Shipper báo delay giao hàng'],
  ['10', 'exception.delayed', 'Delay giao hàng'],
  ['20', 'returning.returning', 'Đang trả hàng'],
  ['21', 'returned.returned', 'Đã trả hàng'],
  ['11', 'returned.returned', 'Đã đối soát công nợ trả hàng'],
  ['13', 'exception.other', 'Đơn hàng bồi hoàn'],
]);

import { statusTable } from '../reading/status-table';

/**
 * GHN's order statuses with its own words for them (api.ghn.vn, "Order status"). Three read finer or more
 * carefully than a plain table would:
 * - `waiting_to_return` is not on its way back yet: for a day the shop can have it delivered again, after
 *   which it is "storing" (api.ghn.vn, document 65). A parcel once called returning would stay so.
 * - `picked` is GHN's own collection at the sender's.
 * - `cancel` ends the order; nothing is wrong with it.
 */
export const ghnStatuses = statusTable([
  ['ready_to_pick', 'label_created.label_created', 'Chờ lấy hàng'],
  ['picking', 'label_created.label_created', 'Đang lấy hàng'],
  ['money_collect_picking', 'label_created.label_created', 'Đang thu tiền người gửi'],
  ['picked', 'in_transit.picked_up', 'Đã lấy hàng'],
  ['storing', 'in_transit.arrived', 'Đang lưu kho'],
  ['transporting', 'in_transit.moving', 'Đang luân chuyển'],
  ['sorting', 'in_transit.arrived', 'Đang phân loại'],
  ['delivering', 'out_for_delivery.out_for_delivery', 'Đang giao hàng'],
  ['money_collect_delivering', 'out_for_delivery.out_for_delivery', 'Đang thu tiền người nhận'],
  ['delivered', 'delivered.delivered', 'Giao hàng thành công'],
  ['delivery_fail', 'attempt_failed.attempted', 'Giao hàng thất bại'],
  ['waiting_to_return', 'exception.other', 'Chờ trả hàng'],
  ['return', 'returning.returning', 'Trả hàng'],
  ['return_transporting', 'returning.returning', 'Luân chuyển hàng trả'],
  ['return_sorting', 'returning.returning', 'Phân loại hàng trả'],
  ['returning', 'returning.returning', 'Đang đi trả hàng'],
  ['return_fail', 'returning.returning', 'Trả hàng thất bại'],
  ['returned', 'returned.returned', 'Trả hàng thành công'],
  ['cancel', 'cancelled.cancelled', 'Hủy đơn'],
  ['exception', 'exception.other', 'Ngoại lệ'],
  ['damage', 'exception.damaged', 'Hư hỏng'],
  ['lost', 'exception.lost', 'Thất lạc'],
]);

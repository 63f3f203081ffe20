import { statusTable } from '../reading/status-table';

/**
 * Viettel Post's order statuses with its own words (its partner documents as six public systems repeat them
 * alike: certainty B; a draft with another table, 400 = delivered, stands alone and is not followed).
 * - 202 corrects the waybill and moves nothing.
 * - 505 announces a return that the shop may still turn into another attempt (550); 515 approves it. A parcel
 *   once called returning would stay so.
 * - 509 goes on to another post office: not to another address, which is what "forwarded" tells the shopper.
 * - 101, 107, 201 and 503 end the order; nothing is wrong with it.
 */
export const viettelPostStatuses = statusTable([
  ['-108', 'label_created.label_created', 'Mới tạo / gửi tại bưu cục'],
  ['100', 'label_created.label_created', 'Tiếp nhận đơn từ đối tác'],
  ['101', 'cancelled.cancelled', 'ViettelPost yêu cầu hủy'],
  ['102', 'label_created.label_created', 'Chờ xử lý / lấy hàng thất bại'],
  ['103', 'label_created.label_created', 'Giao cho bưu cục'],
  ['104', 'label_created.label_created', 'Giao cho bưu tá đi nhận'],
  ['105', 'in_transit.picked_up', 'Bưu tá đã nhận hàng'],
  ['106', 'exception.other', 'Đối tác yêu cầu lấy lại hàng'],
  ['107', 'cancelled.cancelled', 'Đối tác yêu cầu hủy qua API'],
  ['200', 'in_transit.accepted', 'Nhận từ bưu tá - bưu cục gốc'],
  ['201', 'cancelled.cancelled', 'Hủy nhập phiếu gửi'],
  ['202', 'notice.information', 'Sửa phiếu gửi'],
  ['300', 'in_transit.departed', 'Đóng bảng kê đi (khai thác đi)'],
  ['301', 'in_transit.departed', 'Đóng túi gói'],
  ['302', 'in_transit.departed', 'Đóng chuyến thư'],
  ['303', 'in_transit.departed', 'Đóng tuyến xe'],
  ['400', 'in_transit.arrived', 'Nhận bảng kê đến (khai thác đến)'],
  ['401', 'in_transit.arrived', 'Nhận túi gói'],
  ['402', 'in_transit.arrived', 'Nhận chuyến thư'],
  ['403', 'in_transit.arrived', 'Nhận chuyến xe'],
  ['500', 'out_for_delivery.out_for_delivery', 'Giao bưu tá đi phát'],
  ['501', 'delivered.delivered', 'Thành công - Phát thành công'],
  ['502', 'returning.returning', 'Chuyển hoàn bưu cục gốc'],
  ['503', 'cancelled.cancelled', 'Hủy - Theo yêu cầu khách hàng'],
  ['504', 'returned.returned', 'Thành công - Chuyển trả người gửi'],
  ['505', 'exception.other', 'Tồn - Thông báo chuyển hoàn bưu cục gốc'],
  ['506', 'attempt_failed.no_recipient', 'Tồn - Khách hàng nghỉ, không có nhà'],
  ['507', 'available_for_pickup.ready', 'Tồn - Khách hàng đến bưu cục nhận'],
  ['508', 'out_for_delivery.out_for_delivery', 'Phát tiếp'],
  ['509', 'in_transit.moving', 'Chuyển tiếp bưu cục khác'],
  ['510', 'in_transit.moving', 'Hủy phân công phát'],
  ['515', 'returning.returning', 'Bưu cục phát duyệt hoàn'],
  ['550', 'out_for_delivery.out_for_delivery', 'Đơn vị yêu cầu phát tiếp'],
]);

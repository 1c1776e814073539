/**
 * Reading and writing of JSON: envelopes, models, and what a response that cannot be read ends in.
 * Internal. Start reading at {@link io.crmkit.transport.json.ResponseReader}.
 *
 * <p>One rule for every field of every model, in {@link io.crmkit.transport.json.ModelReader} and
 * the {@link io.crmkit.transport.json.ValueReader}s. It is our decision; no provider documents what
 * a client should do with a value of another type:
 *
 * <ul>
 *   <li>A value that can be read as the component's type without loss is. An integer may be written
 *       82, 82.0 or "82"; a decimal number as a number or a text of digits; a boolean as true, 0, 1
 *       or a text; a text as a number or a boolean; dates and times as {@link
 *       io.crmkit.transport.json.IsoInstant} and {@link io.crmkit.transport.json.LenientTimes} say;
 *       a status as a text only; an object as an object only; a list as an array all of whose
 *       elements can be read.
 *   <li>Any other value leaves the component absent (null, an empty list or map, false) and stands
 *       whole in {@code additionalProperties()} under its JSON name.
 *   <li>JSON null is absent. So is nothing else: {@code []}, {@code {}} and {@code false} are
 *       remembered, which {@link io.crmkit.transport.json.Models#fields} needs to send an object
 *       back as it came.
 *   <li>Fields that no component is named after, {@code additional_properties} among them, stand in
 *       {@code additionalProperties()}.
 *   <li>Only a missing {@link io.crmkit.transport.json.Required} field makes the object unreadable,
 *       and a field that is there twice.
 * </ul>
 */
package io.crmkit.transport.json;

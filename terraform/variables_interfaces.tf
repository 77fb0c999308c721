variable "network_interfaces" {
  description = <<-EOT
    The interfaces of each firewall, by name.

    - `device_index`: 0 to 14, a different one for each interface. 0 is the launch template's own interface, which the function never
      creates or deletes. List it only to set its options
    - `subnet_id_map`: the subnet id for each Availability Zone of the group; not for index 0
    - `security_groups`: security group ids; optional for index 0, required for the others
    - `description`, `private_ips` (the first is the primary one), `ipv6_address_count`
    - `source_dest_check`: false by default, as a firewall needs it. For index 0 the default is to leave it unchanged
    - `enable_public_ip`: the function allocates an Elastic IP, and releases it when the firewall goes; `public_ipv4_pool`: takes it
      from this address pool (BYOIP)
    - `existing_eip_id`: an Elastic IP of yours, which the function associates and never releases
    - `to_gwlb`, `mgmt_intf`, `vdom`: for the firewall's own configuration; the function ignores them
  EOT
  type        = any
  nullable    = false
}

variable "sg_allow_lambda" {
  description = "A further security group for the management interface (`mgmt_intf_index`), which lets the function reach it."
  type        = string
  default     = null

  validation {
    condition     = var.sg_allow_lambda == null ? true : can(regex("^sg-[0-9a-f]{8,17}$", var.sg_allow_lambda))
    error_message = "sg_allow_lambda: write a security group id, like \"sg-0123456789abcdef0\"."
  }
}

variable "mgmt_intf_index" {
  description = "The device index of the management interface; required with `sg_allow_lambda`."
  type        = number
  default     = null

  validation {
    condition = (
      var.mgmt_intf_index == null ? true :
      try(contains([for i in values(var.network_interfaces) : tonumber(i.device_index)], var.mgmt_intf_index), true)
    )
    error_message = "mgmt_intf_index: write the device_index of one of network_interfaces."
  }

  validation {
    condition     = (var.sg_allow_lambda == null) == (var.mgmt_intf_index == null)
    error_message = "mgmt_intf_index: write it together with sg_allow_lambda, or leave out both. That interface gets the security group."
  }
}

variable "manage_untagged_interfaces" {
  description = <<-EOT
    Whether the function may free untagged interfaces, for the migration from Fortinet's function.

    Fortinet's function does not tag its interfaces. While this is true, the function may detach and delete interfaces without its tag,
    if they are in the subnets of `network_interfaces` and the track file names them. Turn it off when the last firewall of Fortinet's
    function is gone.
  EOT
  type        = bool
  default     = false
  nullable    = false
}

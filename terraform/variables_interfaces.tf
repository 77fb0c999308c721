variable "network_interfaces" {
  description = <<-EOT
    The interfaces of each firewall, by name.
    - `device_index`: 0 to 14, each once. 0 is the launch template's own interface: name it to set its options; it is never created or deleted
    - `subnet_id_map`: subnet id by availability zone, for every zone of the group; not for index 0
    - `security_groups`: security group ids; required but for index 0
    - `description`, `private_ips` (the first is the primary one), `ipv6_address_count`
    - `source_dest_check`: false where not said, as a firewall's must be; index 0 is changed only where said
    - `enable_public_ip`: an Elastic IP is allocated, and released with the firewall; `public_ipv4_pool`: from this pool (BYOIP)
    - `existing_eip_id`: an Elastic IP of yours: associated, never released
    - `to_gwlb`, `mgmt_intf`, `vdom`: for the firewall's own configuration; without effect here
  EOT
  type        = any
  nullable    = false
}

variable "sg_allow_lambda" {
  description = "A security group that the management interface (`mgmt_intf_index`) gets besides its own, to let the function reach it."
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
    condition     = var.mgmt_intf_index == null ? true : try(contains([for i in values(var.network_interfaces) : tonumber(i.device_index)], var.mgmt_intf_index), true)
    error_message = "mgmt_intf_index: write the device_index of one of network_interfaces."
  }

  validation {
    condition     = (var.sg_allow_lambda == null) == (var.mgmt_intf_index == null)
    error_message = "mgmt_intf_index: write it together with sg_allow_lambda, which is given to that interface; or leave out both."
  }
}

variable "manage_untagged_interfaces" {
  description = "Whether the function may detach and delete interfaces in the subnets of `network_interfaces` that carry no tag of it, where the track file names them: for the take-over from Fortinet's function, which tags nothing. Turn it off again when the last of its firewalls is gone."
  type        = bool
  default     = false
  nullable    = false
}

variable "region" {
  description = "The AWS region of the fleet."
  type        = string
  default     = "us-east-1"
}

variable "name" {
  description = "Name of the fleet."
  type        = string
  default     = "fgt-edge"
}

variable "fortios_version" {
  description = "The firewalls' FortiOS version, of which the AWS Marketplace has an image. They change only when this does."
  type        = string
  default     = "7.4.8"
}

variable "image_id" {
  description = "An image to take instead of the Marketplace's of `fortios_version`. Null for that one."
  type        = string
  default     = null
}

variable "instance_type" {
  description = "An instance type with room for three interfaces. With Graviton (c7g, say) the image is FortiGate's for ARM."
  type        = string
  default     = "c6i.xlarge"
}

variable "min_size" {
  description = "How many firewalls there are at least, and at first."
  type        = number
  default     = 2
}

variable "max_size" {
  description = "How many firewalls there are at most."
  type        = number
  default     = 4
}

variable "key_name" {
  description = "The EC2 key pair for the firewalls' user `admin`. Null for none."
  type        = string
  default     = null
}

variable "user_data" {
  description = "The first configuration of each firewall, as plain text: FortiOS commands. Null for none."
  type        = string
  default     = null
}

variable "admin_cidrs" {
  description = "Where administrators come from (HTTPS and SSH to the management interfaces)."
  type        = set(string)
  default     = []
}

# `any` in these: their parts are those of the module's variables, which report a misspelt part. A type here would drop it
# before the module sees it.

variable "licenses" {
  description = "BYOL licenses: with `{ required = true }` each firewall gets one of the pool, and the image is the one for BYOL."
  type        = any
  default     = {}
}

variable "hostnames" {
  description = "Hostnames from the pool: `{ enabled = true }`."
  type        = any
  default     = {}
}

variable "dns" {
  description = "A DNS record for each firewall: `{ zone_id, zone_name, interface }`, of `untrust`, `trust` or `mgmt`. Null for none."
  type        = any
  default     = null
}

variable "recycle" {
  description = "The replacement of firewalls when the launch template changes: `{ strategy = \"out-in\" }`. Null for none."
  type        = any
  default     = null
}

variable "alarm_emails" {
  description = "Who is told of alarms."
  type        = set(string)
  default     = []
}

variable "lambda_zip_path" {
  description = "The function's package. Null for what build-lambda.sh makes."
  type        = string
  default     = null
}

variable "lambda_runtime" {
  description = "`dotnet10` for the zip of `build-lambda.sh`. With AWS providers before 6.27: `dotnet8`, and `build-lambda.sh --aot`."
  type        = string
  default     = "dotnet10"
}

variable "keep_data" {
  description = "Whether `terraform destroy` refuses to delete the table, and the bucket while anything is in it."
  type        = bool
  default     = true
}

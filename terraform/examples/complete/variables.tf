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
  description = "The firewalls' FortiOS version, for which the AWS Marketplace has an image. The image stays the same until this changes."
  type        = string
  default     = "7.4.8"
}

variable "image_id" {
  description = "An image to use instead of the Marketplace's image of `fortios_version`; null for that image."
  type        = string
  default     = null
}

variable "instance_type" {
  description = "An instance type that supports three interfaces. With a Graviton type, like c7g.xlarge, the image is FortiGate's for ARM."
  type        = string
  default     = "c6i.xlarge"
}

variable "min_size" {
  description = "The smallest number of firewalls, with which the group starts."
  type        = number
  default     = 2
}

variable "max_size" {
  description = "The largest number of firewalls."
  type        = number
  default     = 4
}

variable "key_name" {
  description = "The EC2 key pair for the firewalls' user `admin`; null for none."
  type        = string
  default     = null
}

variable "user_data" {
  description = "The initial configuration of each firewall, as plain text: FortiOS commands; null for none."
  type        = string
  default     = null
}

variable "admin_cidrs" {
  description = "The address ranges of the administrators, who may use HTTPS and SSH on the management interfaces."
  type        = set(string)
  default     = []
}

# The type of the next variables is `any`, because the module checks their parts and reports a misspelled one. With an object type here,
# Terraform would drop that part before the module sees it.

variable "licenses" {
  description = "BYOL licenses: with `{ required = true }` each firewall gets one from the pool, and the image is the BYOL image."
  type        = any
  default     = {}
}

variable "hostnames" {
  description = "Hostnames from the pool: `{ enabled = true }`."
  type        = any
  default     = {}
}

variable "dns" {
  description = "A DNS record for each firewall: `{ zone_id, zone_name, interface }`, of `untrust`, `trust` or `mgmt`; null for none."
  type        = any
  default     = null
}

variable "recycle" {
  description = "Replaces firewalls when the launch template changes: `{ strategy = \"out-in\" }`; null for none."
  type        = any
  default     = null
}

variable "alarm_emails" {
  description = "E-mail addresses that the alarms notify."
  type        = set(string)
  default     = []
}

variable "lambda_zip_path" {
  description = "The function's package; null for the one that build-lambda.sh writes."
  type        = string
  default     = null
}

variable "lambda_runtime" {
  description = "`dotnet10` for the zip of `build-lambda.sh`. With AWS providers before 6.27: `dotnet8`, and `build-lambda.sh --aot`."
  type        = string
  default     = "dotnet10"
}

variable "keep_data" {
  description = "Whether `terraform destroy` refuses to delete the table, and the bucket while it has objects."
  type        = bool
  default     = true
}

variable "region" {
  description = "Where."
  type        = string
  default     = "us-east-1"
}

variable "name" {
  description = "Name of the fleet."
  type        = string
  default     = "fgt-edge"
}

variable "image_id" {
  description = "The firewalls' image. Null for the newest FortiGate (pay as you go) of the AWS Marketplace, whose terms the account has to have accepted."
  type        = string
  default     = null
}

variable "instance_type" {
  description = "An instance type with room for three interfaces."
  type        = string
  default     = "c6i.xlarge"
}

variable "size" {
  description = "How many firewalls: at the beginning, and the most."
  type = object({
    min = optional(number, 2)
    max = optional(number, 4)
  })
  default = {}
}

variable "admin_cidrs" {
  description = "Where administrators come from (HTTPS and SSH to the management interfaces)."
  type        = set(string)
  default     = []
}

variable "lambda_zip_path" {
  description = "The function's package. Null for what build-lambda.sh makes."
  type        = string
  default     = null
}

variable "lambda_runtime" {
  description = "Lambda's managed runtime; AWS providers before 6.27 do not know dotnet10."
  type        = string
  default     = "dotnet10"
}

variable "licenses_required" {
  description = "Whether the firewalls take BYOL licences from the pool."
  type        = bool
  default     = false
}

variable "alarm_emails" {
  description = "Who is told of alarms."
  type        = set(string)
  default     = []
}

variable "keep_data" {
  description = "Whether a destroy refuses to delete the bucket with its contents."
  type        = bool
  default     = true
}

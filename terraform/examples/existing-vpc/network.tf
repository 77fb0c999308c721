locals {
  # By Availability Zone, because the function chooses a subnet by the zone of the instance.
  subnet_ids = {
    trust = { for id in var.trust_subnet_ids : data.aws_subnet.this[id].availability_zone => id }
    mgmt  = { for id in var.mgmt_subnet_ids : data.aws_subnet.this[id].availability_zone => id }
  }
}

data "aws_subnet" "this" {
  for_each = toset(concat(var.untrust_subnet_ids, var.trust_subnet_ids, var.mgmt_subnet_ids))

  id = each.value

  lifecycle {
    postcondition {
      condition     = self.vpc_id == var.vpc_id
      error_message = "${self.id} is a subnet of ${self.vpc_id}. Write subnets of ${var.vpc_id} (vpc_id)."
    }
  }
}

resource "aws_security_group" "traffic" {
  name_prefix = "${var.name}-traffic-"
  description = "All traffic through the firewalls, which filter it"
  vpc_id      = var.vpc_id

  ingress {
    description = "Traffic to filter"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "Filtered traffic"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = { Name = "${var.name}-traffic" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "management" {
  name_prefix = "${var.name}-mgmt-"
  description = "Management of the firewalls"
  vpc_id      = var.vpc_id

  dynamic "ingress" {
    for_each = length(var.admin_cidrs) > 0 ? [22, 443] : []

    content {
      description = "Administrators"
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = var.admin_cidrs
    }
  }

  egress {
    description = "FortiGuard, license servers"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = { Name = "${var.name}-mgmt" }

  lifecycle {
    create_before_destroy = true
  }
}
